import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { Readable } from 'node:stream';

export interface CsvForm {
  readonly encoding: string;
  readonly delimiter?: string;
}

/**
 * Batches of rows as a text file, made piece by piece. UTF files carry the mark without which
 * spreadsheets take them for the encoding of their own machine.
 */
export function csvFile(
  batches: AsyncIterable<readonly (readonly string[])[]>,
  { encoding, delimiter = ',' }: CsvForm,
): Readable {
  return Readable.from(encoded(batches, { encoding, delimiter }), {
    objectMode: false,
    highWaterMark: 64_000,
  });
}

async function* encoded(
  batches: AsyncIterable<readonly (readonly string[])[]>,
  form: Required<CsvForm>,
): AsyncGenerator<Buffer> {
  const encoder = iconv.getEncoder(form.encoding, { addBOM: form.encoding.startsWith('utf') });
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    const text = stringify(
      rows.map((row) => [...row]),
      { delimiter: form.delimiter, record_delimiter: 'windows' },
    );
    const bytes = encoder.write(text);
    if (bytes.length > 0) yield bytes;
  }
  const rest = encoder.end();
  if (rest && rest.length > 0) yield rest;
}
