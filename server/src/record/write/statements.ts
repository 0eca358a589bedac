import { tableOf } from '@atelier/entity';
import { identifier, joinSql, raw, renderSql, sql, type SqlFragment } from '@atelier/expression';
import { userTarget } from '@atelier/entity';
import type { RowColumn, RowShape } from './row-shape.ts';

/**
 * The statements that write records. One text for any number of records, which come as one JSON
 * parameter; the change history is written by the same statement. Nothing is written when the catalog
 * is not the one the statement was made for. Parameters, always in this order:
 *   $1 records · $2 version of the catalog · $3 who · $4 kind of cause · $5 id of cause · $6 causation
 * Columns of the JSON that are not fields begin with two underscores, which no key can.
 */
export interface WriteParameters {
  readonly catalogVersion: number;
  readonly by: string;
  readonly causeKind: string;
  readonly causeId: string | null;
  readonly causation: readonly string[] | null;
}

export function parametersOf(records: readonly object[], write: WriteParameters): unknown[] {
  return [
    JSON.stringify(records),
    write.catalogVersion,
    write.by,
    write.causeKind,
    write.causeId,
    write.causation,
  ];
}

const guard = sql`"guard" AS (SELECT 1 FROM atelier.catalog WHERE version = $2::int)`;

function remembered(
  make: (shape: RowShape, variant: string) => SqlFragment,
): (shape: RowShape, variant?: string) => string {
  const texts = new WeakMap<RowShape, Map<string, string>>();
  return (shape, variant = '') => {
    const known = texts.get(shape) ?? new Map<string, string>();
    texts.set(shape, known);
    let text = known.get(variant);
    if (text === undefined) {
      text = renderSql(make(shape, variant)).text;
      known.set(variant, text);
    }
    return text;
  };
}

function definition(column: RowColumn): SqlFragment {
  return sql`${identifier(column.name)} ${raw(column.type)}`;
}

function inputOf(columns: readonly SqlFragment[]): SqlFragment {
  return sql`"input" AS (SELECT * FROM json_to_recordset($1::json) AS r (${joinSql(columns, ', ')}))`;
}

function historyOf(shape: RowShape, action: string): SqlFragment {
  return sql`"history" AS (
    INSERT INTO atelier.record_change (record_id, version, entity, action, old, new, by, cause_kind, cause_id, causation)
    SELECT "written"."id", "written"."version", ${raw(`'${shape.entity}'`)}, ${raw(`'${action}'`)}, i."__old", i."__new", $3::uuid, $4::text, $5::text, $6::text[]
      FROM "written" JOIN "input" i ON i."id" = "written"."id")`;
}

/** Records that are pointed at must be there and not in the recycle bin; users are kept by a foreign key. */
function presentTargets(columns: readonly RowColumn[]): SqlFragment[] {
  return columns
    .filter(({ target }) => target !== undefined && target !== userTarget)
    .map(
      ({
        name,
        target,
      }) => sql`NOT EXISTS (SELECT FROM "input" i WHERE i.${identifier(name)} IS NOT NULL AND NOT EXISTS (
      SELECT FROM ${tableOf(target ?? '')} t WHERE t."id" = i.${identifier(name)} AND t."deleted_at" IS NULL))`,
    );
}

/** `submission`: with $7 the id of a form, which makes one record however often it is sent. */
export const insertText = remembered((shape, variant) => {
  const names = shape.columns.map(({ name }) => identifier(name));
  const columns = [
    sql`"id" uuid`,
    ...shape.columns.map(definition),
    sql`"search_text" text`,
    sql`"search_tokens" text[]`,
    sql`"__old" jsonb`,
    sql`"__new" jsonb`,
  ];
  const once = variant === 'submission';
  const submission = sql`"once" AS (INSERT INTO atelier.record_submission (id, entity, record_id, by)
    SELECT $7::uuid, ${raw(`'${shape.entity}'`)}, i."id", $3::uuid FROM "input" i, "guard" ON CONFLICT DO NOTHING RETURNING 1)`;
  const conditions = presentTargets(shape.columns);
  const parts = [
    inputOf(columns),
    guard,
    ...(once ? [submission] : []),
    sql`"written" AS (
      INSERT INTO ${tableOf(shape.entity)} (${joinSql([sql`"id"`, ...names, sql`"created_by"`, sql`"updated_by"`, sql`"search_text"`, sql`"search_tokens"`], ', ')})
      SELECT ${joinSql([sql`i."id"`, ...names.map((name) => sql`i.${name}`), sql`$3::uuid`, sql`$3::uuid`, sql`i."search_text"`, sql`i."search_tokens"`], ', ')}
        FROM "input" i, "guard"${raw(once ? ', "once"' : '')}${conditions.length > 0 ? sql` WHERE ${joinSql(conditions, ' AND ')}` : sql``}
      RETURNING "id", "version", "created_at")`,
    historyOf(shape, 'created'),
  ];
  return sql`WITH ${joinSql(parts, ',\n')} SELECT "id", "version", "created_at" AS at FROM "written"`;
});

/** Sets the fields named in `variant` (keys joined by commas; `*search` for the search columns). */
export const updateText = remembered((shape, variant) => {
  const keys = new Set(variant.split(','));
  const fields = shape.columns.filter(({ field }) => keys.has(field.key));
  const search = keys.has('*search');
  const columns = [
    sql`"id" uuid`,
    sql`"__seen" int`,
    ...fields.map(definition),
    ...(search ? [sql`"search_text" text`, sql`"search_tokens" text[]`] : []),
    sql`"__old" jsonb`,
    sql`"__new" jsonb`,
  ];
  const sets = [
    ...fields.map(({ name }) => sql`${identifier(name)} = i.${identifier(name)}`),
    ...(search ? [sql`"search_text" = i."search_text"`, sql`"search_tokens" = i."search_tokens"`] : []),
  ];
  const conditions = [
    sql`t."id" = i."id" AND t."version" = i."__seen" AND t."deleted_at" IS NULL`,
    ...presentTargets(fields),
  ];
  const parts = [
    inputOf(columns),
    guard,
    sql`"written" AS (
      UPDATE ${tableOf(shape.entity)} t SET ${joinSql(sets, ', ')}${raw(sets.length > 0 ? ', ' : '')}"version" = t."version" + 1, "updated_at" = now(), "updated_by" = $3::uuid
        FROM "input" i, "guard" WHERE ${joinSql(conditions, ' AND ')}
      RETURNING t."id", t."version", t."updated_at")`,
    historyOf(shape, 'updated'),
  ];
  return sql`WITH ${joinSql(parts, ',\n')} SELECT "id", "version", "updated_at" AS at FROM "written"`;
});

/** Into the recycle bin (`deleted`) or out of it (`restored`). */
export const binText = remembered((shape, variant) => {
  const deletes = variant === 'deleted';
  const parts = [
    inputOf([sql`"id" uuid`, sql`"__seen" int`, sql`"__old" jsonb`, sql`"__new" jsonb`]),
    guard,
    sql`"written" AS (
      UPDATE ${tableOf(shape.entity)} t SET "deleted_at" = ${raw(deletes ? 'now()' : 'NULL')}, "version" = t."version" + 1, "updated_at" = now(), "updated_by" = $3::uuid
        FROM "input" i, "guard" WHERE t."id" = i."id" AND t."version" = i."__seen" AND t."deleted_at" ${raw(deletes ? 'IS NULL' : 'IS NOT NULL')}
      RETURNING t."id", t."version", t."updated_at")`,
    historyOf(shape, deletes ? 'deleted' : 'restored'),
  ];
  return sql`WITH ${joinSql(parts, ',\n')} SELECT "id", "version", "updated_at" AS at FROM "written"`;
});

/** Records as they are stored, in the order of their ids, which is the order in which they are locked. */
export const selectText = remembered((shape, variant) => {
  const names = [
    'id',
    'version',
    'created_at',
    'created_by',
    'updated_at',
    'updated_by',
    'deleted_at',
    ...shape.columns.map(({ name }) => name),
  ];
  return sql`SELECT ${joinSql(
    names.map((name) => identifier(name)),
    ', ',
  )} FROM ${tableOf(shape.entity)}
    WHERE "id" = ANY ($1::uuid[]) ORDER BY "id"${raw(variant === 'lock' ? ' FOR UPDATE' : '')}`;
});

/** Of the records in $1: the place and field of each target that is not there. */
export const missingTargetsText = remembered((shape) => {
  const pointing = shape.columns.filter(({ target }) => target !== undefined);
  const columns = [sql`"id" uuid`, ...pointing.map(definition)];
  const checks = pointing.map(({ field, name, target }) => {
    const there =
      target === userTarget
        ? sql`FROM atelier."user" t WHERE t."id" = i.${identifier(name)}`
        : sql`FROM ${tableOf(target ?? '')} t WHERE t."id" = i.${identifier(name)} AND t."deleted_at" IS NULL`;
    return sql`SELECT i."id", ${raw(`'${field.key}'`)} AS field FROM "input" i WHERE i.${identifier(name)} IS NOT NULL AND NOT EXISTS (SELECT ${there})`;
  });
  const all =
    checks.length > 0
      ? joinSql(checks, ' UNION ALL ')
      : sql`SELECT NULL::uuid AS id, NULL::text AS field WHERE false`;
  return sql`WITH ${inputOf(columns)} ${all}`;
});

/** Of the records in $1: which outside records hold the value of the unique key named in `variant`. */
export const takenText = remembered((shape, variant) => {
  const fields = variant.split(',').flatMap((key) => shape.column(key) ?? []);
  const columns = [sql`"id" uuid`, ...fields.map(definition)];
  const same = fields.map(({ name }) => sql`t.${identifier(name)} = i.${identifier(name)}`);
  return sql`WITH ${inputOf(columns)} SELECT i."id", t."id" AS other FROM "input" i JOIN ${tableOf(shape.entity)} t
    ON ${joinSql(same, ' AND ')} AND t."deleted_at" IS NULL AND t."id" <> i."id"`;
});
