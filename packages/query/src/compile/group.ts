import { userTarget } from '@atelier/entity';
import { identifier, sql, type SqlFragment } from '@atelier/expression';
import type { DatabaseRow, QueryColumn } from '../compiled.ts';
import type { Group } from '../query.ts';
import { bucketType } from './bucket.ts';
import type { Compilation, Table } from './compilation.ts';
import { groupKey, keyOutput, type GroupKey } from './group-key.ts';
import type { SortTerm } from './keyset.ts';
import { readValue, titleOutput, type Selected, type TitleOutput } from './output.ts';
import { joinRecord } from './path.ts';
import { rightOn, shownCell } from './rights.ts';
import { pageAlias } from './selection.ts';
import { optionOrder, orderingOf, titleFieldOf } from './sort.ts';

type Ordering = Pick<SortTerm, 'sql' | 'type' | 'nullable' | 'indexed'>;

/** One key of a grouped query. */
export interface CompiledGroup {
  readonly group: Group;
  readonly column: QueryColumn;
  /** Its column in the subquery that groups. */
  readonly alias: string;
  /** What is grouped by. */
  readonly value: SqlFragment;
  /** Takes a list apart, one row for each item. */
  readonly unnest?: SqlFragment;
  /** How the groups are put in order, and what tells two groups apart. */
  readonly ordering: Ordering;
  readonly identity: Ordering;
  readonly selected: readonly Selected[];
  readonly title?: TitleOutput;
  read(row: DatabaseRow): unknown;
}

interface GroupParts {
  readonly table: Table;
  readonly page: Table;
  readonly group: Group;
  readonly index: number;
}

export function compileGroup({ table, page, group, index }: GroupParts): CompiledGroup | undefined {
  const { compilation } = table;
  const key = groupKey(table, group, { sight: 'viewer', at: `/group/${index}` });
  if (!key) return undefined;
  const alias = `g${index + 1}`;
  const inPage = identifier(pageAlias, alias);
  const identity: Ordering = { sql: inPage, type: key.type, nullable: true, indexed: false };
  const record = recordOf(page, key, inPage);
  const title = record && titleOf(compilation, record, `r${index + 1}`);
  return {
    group,
    column: columnOf(compilation, group, key),
    alias,
    ...valueOf(key, index),
    identity,
    ordering:
      (record && titleOrdering(record, group, index)) ?? optionOrdering(compilation, key, inPage) ?? identity,
    selected: [{ alias, sql: keyOutput(key, inPage) }, ...(title?.selected ?? [])],
    ...(title ? { title } : {}),
    read(row) {
      const value = row[alias];
      return key.bucketing || key.list ? (value ?? null) : readValue(compilation, key.cell.field, value);
    },
  };
}

function columnOf(compilation: Compilation, group: Group, key: GroupKey): QueryColumn {
  const { catalog } = compilation.context;
  const { field, entity } = key.cell;
  const target = catalog.targetOf(field);
  const traits = catalog.kindOf(field).definition.traits;
  return {
    name: group.as ?? group.field,
    role: 'group',
    entity,
    field: field.key,
    ...(key.bucketing ? { bucket: key.bucketing.bucket } : { kind: field.kind }),
    type: key.bucketing ? bucketType(key.bucketing) : traits.type === 'list' ? 'text' : traits.type,
    ...(target === undefined ? {} : { target }),
  };
}

/** An empty list is one row without an item, so that no record is lost. */
function valueOf(key: GroupKey, index: number): Pick<CompiledGroup, 'value' | 'unnest'> {
  if (!key.list) return { value: key.value };
  const alias = identifier(`u${index + 1}`);
  const item = identifier('item');
  return {
    value: sql`${alias}.${item}`,
    unnest: sql`LEFT JOIN LATERAL unnest(${key.value}) AS ${alias}(${item}) ON TRUE`,
  };
}

function recordOf(page: Table, key: GroupKey, id: SqlFragment): Table | undefined {
  const { catalog } = page.compilation.context;
  const target = catalog.targetOf(key.cell.field);
  const exists = target === userTarget || (target !== undefined && catalog.entity(target) !== undefined);
  return exists && !key.list ? joinRecord(page, { id, target }, 'viewer') : undefined;
}

function titleOf(compilation: Compilation, record: Table, alias: string): TitleOutput {
  const key = titleFieldOf(compilation, record.entity);
  const field = compilation.context.catalog.field(record.entity, key);
  const seen = field && rightOn(compilation, record.entity, key) !== 'none';
  return titleOutput(compilation, {
    target: record.entity,
    id: record.column('id'),
    alias,
    ...(seen ? { title: shownCell(record, field) } : {}),
  });
}

/** By title where the viewer may read it; else by id, which says nothing about the title. */
function titleOrdering(record: Table, group: Group, index: number): Ordering | undefined {
  const { compilation } = record;
  const before = compilation.issues.length;
  const ordering = orderingOf(record, [titleFieldOf(compilation, record.entity)], {
    at: `/group/${index}/field`,
    field: group.field,
  });
  compilation.issues.length = before;
  return ordering && { ...ordering, indexed: false, nullable: true };
}

function optionOrdering(compilation: Compilation, key: GroupKey, value: SqlFragment): Ordering | undefined {
  const { options } = compilation.context.catalog.kindOf(key.cell.field).behaviour.scope(key.cell.field);
  if (!options || key.bucketing) return undefined;
  return {
    sql: optionOrder(
      options.map((option) => option.value),
      value,
    ),
    type: 'integer',
    nullable: true,
    indexed: false,
  };
}
