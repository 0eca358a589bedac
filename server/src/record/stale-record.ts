import type { RecordValues } from '@atelier/entity';
import { isProblem, type Problem } from '@atelier/problem';
import { recordProblem } from './record-problems.ts';
import type { ReadContext, RecordReader } from './record-reader.ts';
import type { StoredRecord } from './write/row-shape.ts';
import type { WriteScope } from './write/write-session.ts';

/** A write against an old version, with both sides as far as the viewer may see them. */
export async function staleProblem(
  reader: RecordReader,
  scope: WriteScope,
  seen: {
    readonly expected: number;
    readonly before: StoredRecord;
    readonly yours: RecordValues;
    readonly reading: ReadContext;
  },
): Promise<Problem> {
  const { expected, before, yours, reading } = seen;
  const details = {
    version: before.version,
    expected,
    yours,
    changedAt: before.updatedAt,
    changedBy: before.updatedBy,
  };
  try {
    const { record, titles } = await reader.get({ entity: scope.entity, id: before.id }, reading);
    return recordProblem('record.stale', { details: { ...details, current: record, titles } });
  } catch (error) {
    if (!isProblem(error, 'record.missing')) throw error;
    return recordProblem('record.stale', { details });
  }
}
