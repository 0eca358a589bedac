import type { RecordValues } from '@atelier/entity';
import { pointer, type Issue } from '@atelier/problem';
import { uniquesOf } from '../../entity/table-shape.ts';
import type { WritePlace } from './record-writer.ts';
import { takenText } from './statements.ts';
import { labelsOf } from './write-failure.ts';
import type { WriteScope } from './write-session.ts';

/**
 * Which of these records hold a unique value that another one has, in the table or among them. Says it
 * of every record, where PostgreSQL would say it of the first; the index has the last word.
 */
export async function takenRecords(
  place: WritePlace,
  scope: WriteScope,
  records: readonly { readonly id: string; readonly values: RecordValues }[],
): Promise<ReadonlyMap<string, Issue>> {
  const taken = new Map<string, Issue>();
  const model = scope.catalog.entity(scope.entity);
  for (const { fields } of model ? uniquesOf(model) : []) {
    const [key = ''] = fields;
    const issue: Issue = {
      code: 'record.not-unique',
      at: pointer(key),
      details: { field: key, label: labelsOf(scope.catalog, scope.entity, fields, scope.viewer) },
    };
    const filled = records.filter(({ values }) =>
      fields.every((field) => values[field] !== null && values[field] !== undefined),
    );
    const seen = new Set<string>();
    for (const { id, values } of filled) {
      const identity = JSON.stringify(fields.map((field) => values[field]));
      if (seen.has(identity)) taken.set(id, issue);
      seen.add(identity);
    }
    const rows = filled.map(({ id, values }) =>
      Object.fromEntries([['id', id], ...fields.flatMap((field) => columnValue(scope, field, values))]),
    );
    if (rows.length === 0) continue;
    const found = await place.run.query<{ id: string }>(takenText(scope.shape, fields.join(',')), [
      JSON.stringify(rows),
    ]);
    for (const { id } of found) taken.set(id, issue);
  }
  return taken;
}

function columnValue(scope: WriteScope, key: string, values: RecordValues): [string, unknown][] {
  const column = scope.shape.column(key);
  return column ? [[column.name, column.toDatabase(values[key])]] : [];
}
