import { localize, type Language } from '@atelier/problem';
import type { Readable } from 'node:stream';
import type { Database } from '../../platform/database/database.ts';
import type { Texts } from '../../platform/text/texts.ts';
import { csvFile } from '../export/csv-file.ts';
import type { ImportRecord } from './import-record.ts';
import { reasonHeadings } from './propose-mapping.ts';
import { readStaged, type StagedRow } from './staging-table.ts';
import { withMark } from './text-mark.ts';

export interface RejectedParts {
  readonly database: Database;
  readonly texts: Texts;
  readonly language: Language;
}

const pageSize = 1000;

/**
 * The rows that were not taken, in the form of the file they came from (encoding, delimiter, columns),
 * with the reason behind them: to be corrected and loaded again. Nothing in it runs as a formula.
 */
export function rejectedFile(record: ImportRecord, parts: RejectedParts): Readable {
  const { encoding = 'utf-8', delimiter = ',' } = record.settings.format;
  return csvFile(rejectedRows(record, parts), { encoding, delimiter });
}

async function* rejectedRows(record: ImportRecord, parts: RejectedParts): AsyncGenerator<string[][]> {
  yield [[...record.columns.map(({ header }) => withMark(header)), localize(reasonHeadings, parts.language)]];
  for (let after = 0; ;) {
    const rows = await readStaged(parts.database, record.id, { outcome: 'reject', after, size: pageSize });
    yield rows.map((row) => [
      ...record.columns.map(({ index }) => withMark(row.cells[index] ?? '')),
      withMark(reasonOf(record, row, parts)),
    ]);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.line;
  }
}

function reasonOf({ columns }: ImportRecord, row: StagedRow, { texts, language }: RejectedParts): string {
  const reasons = (row.issues ?? []).map((issue) => {
    const header = issue.column === undefined ? undefined : columns[issue.column]?.header;
    const text = texts.textOf(issue, language);
    return header === undefined ? text : language === 'zh' ? `${header}：${text}` : `${header}: ${text}`;
  });
  return reasons.join(language === 'zh' ? '；' : '; ');
}
