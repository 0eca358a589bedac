import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { isProblem } from '@atelier/problem';
import { readCsv, type CsvFormat } from './read-csv.ts';
import type { SheetRow } from './sheet-row.ts';

const utf8: CsvFormat = { encoding: 'utf-8', delimiter: ',' };
const examples = new URL('examples/', import.meta.url);

async function rowsOf(text: string | Readable, format = utf8): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  const bytes = typeof text === 'string' ? Readable.from([Buffer.from(text)]) : text;
  for await (const batch of readCsv(bytes, format)) rows.push(...batch);
  return rows;
}

async function refusal(text: string): Promise<{ code: string; details: unknown }> {
  try {
    await rowsOf(text);
  } catch (error) {
    if (isProblem(error)) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('reading a CSV file', () => {
  test('the same sheet in UTF-8 and in GB18030 reads the same', async () => {
    const one = await rowsOf(createReadStream(new URL('customers.csv', examples)));
    const other = await rowsOf(createReadStream(new URL('customers-gb18030.csv', examples)), {
      ...utf8,
      encoding: 'gb18030',
    });
    expect(other).toEqual(one);
    expect(one[0]).toEqual({
      line: 1,
      cells: ['姓名 ', '手机号', '性别', '生日', '城市', '来源', '首次到店', '累计消费(元)', '备注'],
    });
    expect(one.find((row) => row.line === 17)?.cells.at(-1)).toBe('喜欢经典款，\n不喜欢大logo');
    const lines = readFileSync(new URL('customers.csv', examples), 'utf8').trimEnd().split('\n').length;
    expect(one.at(-1)).toEqual({ line: lines, cells: ['合计', '', '', '', '', '', '', '9,999,999', ''] });
  });

  test('every row knows the line it starts in, past line breaks in quotes and blank lines', async () => {
    const rows = await rowsOf('a,b\r\n"one\r\ntwo",2\r\n\r\n3,4');
    expect(rows.map((row) => row.line)).toEqual([1, 2, 4, 5]);
  });

  test('quotes inside an unquoted cell are part of it', async () => {
    expect(await rowsOf('a,b\n5" pipe,"say ""hi"""\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['5" pipe', 'say "hi"'] },
    ]);
  });

  test('a quote that never closes is reported with the line where it opens', async () => {
    expect(await refusal('a,b\n1,2\n3,"open\n4,5\n6,7\n')).toEqual({
      code: 'import.quote-open',
      details: { line: 3 },
    });
    const long = 'a,b\n1,"open' + '\n4,5'.repeat(100_000);
    expect(await refusal(long)).toEqual({ code: 'import.quote-open', details: { line: 2 } });
  });

  test('more columns than a form could have are refused with the line', async () => {
    const wide = Array.from({ length: 500 }, (_, index) => `c${index}`).join(',');
    expect(await refusal(`${wide}\n`)).toEqual({
      code: 'import.too-many-columns',
      details: { line: 1, columns: 500, limit: 200 },
    });
  });
});
