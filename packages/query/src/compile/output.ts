import { titleOf, type FieldModel } from '@atelier/entity';
import { sql, type SqlFragment } from '@atelier/expression';
import type { DatabaseRow, QueryColumn, QueryRow, QueryTitles } from '../compiled.ts';
import type { Compilation } from './compilation.ts';
import type { Shown } from './rights.ts';

/** A named expression of a SELECT list. */
export interface Selected {
  readonly alias: string;
  readonly sql: SqlFragment;
}

/** One value of a result row: what is selected for it, and how its JSON is read back. */
export interface Output {
  readonly column: QueryColumn;
  readonly selected: readonly Selected[];
  read(row: DatabaseRow): unknown;
}

/** The name of a record that a row points at. */
export interface TitleOutput {
  readonly target: string;
  readonly selected: readonly Selected[];
  /** Of the record; undefined where there is none, or none that the viewer may see. */
  idOf(row: DatabaseRow): string | undefined;
  titleOf(row: DatabaseRow): string;
}

/** JSON of a database value, as the field's kind knows it. */
export function readValue(compilation: Compilation, field: FieldModel, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  return compilation.context.catalog.kindOf(field).behaviour.fromDatabase(value, field.settings);
}

/** A field of a row as the viewer sees it. */
export function fieldOutput(
  compilation: Compilation,
  shown: Shown,
  place: { readonly name: string; readonly entity: string; readonly alias: string },
): Output {
  const { catalog } = compilation.context;
  const { field } = shown;
  const { name, entity, alias } = place;
  const target = catalog.targetOf(field);
  const column: QueryColumn = {
    name,
    role: 'field',
    entity,
    field: field.key,
    kind: field.kind,
    type: catalog.kindOf(field).definition.traits.type,
    ...(target === undefined ? {} : { target }),
    ...(shown.value ? {} : { masked: true }),
  };
  return { column, ...readShown(compilation, shown, alias) };
}

export function titleOutput(
  compilation: Compilation,
  record: {
    readonly target: string;
    readonly id: SqlFragment;
    readonly title?: Shown;
    readonly alias: string;
  },
): TitleOutput {
  const { target, id, title, alias } = record;
  const { catalog, viewer } = compilation.context;
  const name = title && readShown(compilation, title, `${alias}t`);
  const format = { language: viewer.language, timeZone: viewer.timeZone };
  return {
    target,
    selected: [{ alias, sql: id }, ...(name?.selected ?? [])],
    idOf(row) {
      const id = row[alias];
      return typeof id === 'string' ? id : undefined;
    },
    titleOf(row) {
      const masked = title?.mask ? row[`${alias}tm`] : undefined;
      if (typeof masked === 'string') return masked;
      const values = title ? { [title.field.key]: name?.read(row) } : {};
      return titleOf(catalog, target, { values, format });
    },
  };
}

function readShown(compilation: Compilation, shown: Shown, alias: string): Pick<Output, 'selected' | 'read'> {
  const { field, value, mask } = shown;
  const maskAlias = `${alias}m`;
  // Looked up once, not for each of the values.
  const { behaviour } = compilation.context.catalog.kindOf(field);
  const readOwn = (found: unknown): unknown =>
    found === null || found === undefined ? null : behaviour.fromDatabase(found, field.settings);
  return {
    selected: [...(value ? [{ alias, sql: value }] : []), ...(mask ? [{ alias: maskAlias, sql: mask }] : [])],
    read: mask
      ? (row) => (value && readOwn(row[alias])) ?? row[maskAlias] ?? null
      : (row) => (value ? readOwn(row[alias]) : null),
  };
}

/** Names are keys, paths of keys or checked names; none can be one that every object has. */
export function readOutputs(outputs: readonly Output[], row: DatabaseRow): QueryRow {
  const values: Record<string, unknown> = {};
  for (const output of outputs) values[output.column.name] = output.read(row);
  return values;
}

/** Gathers the titles of all rows; without a prototype, because targets and ids are names from outside. */
export function readTitles(outputs: readonly TitleOutput[], rows: readonly DatabaseRow[]): QueryTitles {
  const titles: Record<string, Record<string, string>> = Object.create(null);
  for (const output of outputs) {
    const names = (titles[output.target] ??= Object.create(null));
    for (const row of rows) {
      const id = output.idOf(row);
      // Many rows point at the same few.
      if (id !== undefined && names[id] === undefined) names[id] = output.titleOf(row);
    }
  }
  return titles;
}

/** `"p"."c1" AS "c1"` for what a subquery already selected. */
export function passOn(
  from: SqlFragment,
  selected: readonly Selected[],
  name: (alias: string) => SqlFragment,
): Selected[] {
  return selected.map(({ alias }) => ({ alias, sql: sql`${from}.${name(alias)}` }));
}
