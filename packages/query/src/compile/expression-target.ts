import { userTarget } from '@atelier/entity';
import { parameter, raw, sql, type Related, type SqlFragment, type SqlTarget } from '@atelier/expression';
import { bug } from '@atelier/problem';
import { Table, type Compilation } from './compilation.ts';
import { allOf, visibleRows } from './rights.ts';
import { lookUp, resolvePath, type Cell, type Mention } from './path.ts';

/** A variable beside `me`: undefined for a name it does not know. */
export type ReadVariable = (name: string, path: readonly string[]) => SqlFragment | undefined;

/** Stands where an issue was reported; the statement around it is never run. */
export const unusable = raw('NULL');

/** How an expression over the records of a table reads their fields, `me` and related records. */
export function expressionTarget(table: Table, mention: Mention, readVariable?: ReadVariable): SqlTarget {
  const { compilation } = table;
  return {
    now: compilation.context.now,
    timeZone: compilation.context.viewer.timeZone,
    field(path) {
      const cell = resolvePath(table, path, mention);
      return cell ? asValue(compilation, cell) : unusable;
    },
    variable(name, path) {
      const given = readVariable?.(name, path);
      if (given) return given;
      if (name === 'me') return readMe(compilation, path);
      throw bug(`an expression names a variable that nobody gives: ${name}`);
    },
    related: (related, compileWhere) => exists(table, related, { mention, readVariable, compileWhere }),
  };
}

/** A cell in the SQL type that the expression language expects of its ValueType. */
export function asValue(compilation: Compilation, cell: Cell): SqlFragment {
  const kind = compilation.context.catalog.kindOf(cell.field);
  // The only number columns that are not numeric are integers, as PostgreSQL's own and ours.
  const integer =
    kind.definition.traits.type === 'number' &&
    isInteger(cell, kind.behaviour.column(cell.field.settings).type);
  return integer ? sql`${cell.sql}::numeric` : cell.sql;
}

function isInteger(cell: Cell, type: string): boolean {
  return cell.field.system === true || /^(small|big)?int/.test(type);
}

function readMe(compilation: Compilation, path: readonly string[]): SqlFragment {
  const { viewer } = compilation.context;
  const id = parameter(viewer.userId, 'uuid');
  const [key] = path;
  if (key === undefined || key === 'id') return id;
  if (key === 'name' && path.length === 1) return parameter(viewer.name, 'text');
  // Everyone may know what the platform knows of themselves.
  return lookUp({ compilation, entity: userTarget, id, path }, { sight: 'author', at: '' })?.sql ?? unusable;
}

interface ExistsParts {
  readonly mention: Mention;
  readonly readVariable: ReadVariable | undefined;
  readonly compileWhere: (inner: SqlTarget) => SqlFragment;
}

function exists(table: Table, related: Related, parts: ExistsParts): SqlFragment {
  const { compilation } = table;
  const { mention } = parts;
  compilation.countJoin(mention.sight, mention.at);
  const inner = new Table(compilation, related.entity, { alias: compilation.alias('r'), reach: 'join' });
  const via = resolvePath(inner, [related.via], mention);
  if (!via) return unusable;
  const where = parts.compileWhere(expressionTarget(inner, mention, parts.readVariable));
  const conditions = [
    sql`${via.sql} = ${table.column('id')}`,
    ...visibleRows(inner, mention.sight),
    sql`(${where})`,
  ];
  return sql`EXISTS (SELECT 1 FROM ${inner.from} WHERE ${allOf(conditions)})`;
}
