import { raw, sql, type SqlFragment } from '@atelier/expression';
import { issue } from '../messages.ts';
import type { Group, TimeBucket } from '../query.ts';
import { bucketSql, bucketType, type Bucketing } from './bucket.ts';
import type { Table } from './compilation.ts';
import { databaseTypeOf, type DatabaseType } from './database-text.ts';
import { asValue } from './expression-target.ts';
import { resolvePath, type Cell, type Mention } from './path.ts';

/** What a query groups by, and what a cell filter compares with: one definition for both. */
export interface GroupKey {
  readonly cell: Cell;
  /** One value; of a list, the whole list. */
  readonly value: SqlFragment;
  readonly list: boolean;
  readonly bucketing?: Bucketing;
  readonly type: DatabaseType;
}

/** Resolves a group or says why records cannot be grouped so. */
export function groupKey(
  table: Table,
  group: Pick<Group, 'field' | 'bucket'>,
  mention: Mention,
): GroupKey | undefined {
  const { compilation } = table;
  const { catalog, viewer } = compilation.context;
  const cell = resolvePath(table, group.field.split('.'), { ...mention, at: `${mention.at}/field` });
  if (!cell) return undefined;
  const traits = catalog.kindOf(cell.field).definition.traits;
  if (!traits.groupable || traits.type === 'null') {
    compilation.report(issue('query.not-groupable', `${mention.at}/field`, { field: group.field }));
    return undefined;
  }
  const value = asValue(compilation, cell);
  const temporal = traits.type === 'date' || traits.type === 'dateTime' ? traits.type : undefined;
  const unfit = bucketIssue(group.bucket, temporal);
  if (unfit) {
    compilation.report(
      issue(unfit, `${mention.at}/bucket`, { field: group.field, bucket: group.bucket ?? '' }),
    );
    return undefined;
  }
  if (!group.bucket || !temporal)
    return { cell, value, list: traits.type === 'list', type: databaseTypeOf(traits.type) };
  const bucketing: Bucketing = { value, type: temporal, bucket: group.bucket, zone: viewer.timeZone };
  return {
    cell,
    value: bucketSql(bucketing),
    list: false,
    bucketing,
    type: databaseTypeOf(bucketType(bucketing)),
  };
}

/** A key as it leaves the database: days as text, hours as ISO instants, anything else as its column is. */
export function keyOutput(key: GroupKey, value: SqlFragment): SqlFragment {
  if (!key.bucketing) return value;
  if (key.type === 'date') return sql`to_char(${value}, 'YYYY-MM-DD')`;
  return sql`to_char(${value} AT TIME ZONE 'UTC', ${raw(`'YYYY-MM-DD"T"HH24:MI:SS"Z"'`)})`;
}

function bucketIssue(bucket: TimeBucket | undefined, temporal: 'date' | 'dateTime' | undefined) {
  if (!bucket) return temporal === 'dateTime' ? 'query.bucket-missing' : undefined;
  if (!temporal) return 'query.bucket-unfit';
  return bucket === 'hour' && temporal === 'date' ? 'query.bucket-unfit' : undefined;
}
