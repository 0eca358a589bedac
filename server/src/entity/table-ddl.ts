import { recordSchema, tableOf, physicalName } from '@atelier/entity';
import { identifier, joinSql, raw, sql, type SqlFragment } from '@atelier/expression';
import { bug } from '@atelier/problem';
import type { TableColumn, TableReference, TableShape, TableUnique } from './table-shape.ts';

/**
 * Statements about the table of an entity. Names come from checked keys and are quoted; types and
 * defaults come from kinds and from us.
 */

export function createTable(entity: string, shape: TableShape): SqlFragment {
  const columns = shape.columns.map((column) => columnSql(column));
  return sql`CREATE TABLE ${tableOf(entity)} (${joinSql([...columns, sql`PRIMARY KEY ("id")`], ', ')})`;
}

export function addColumn(entity: string, column: TableColumn): SqlFragment {
  return sql`ALTER TABLE ${tableOf(entity)} ADD COLUMN ${columnSql(column)}`;
}

export function dropColumn(entity: string, column: string): SqlFragment {
  return sql`ALTER TABLE ${tableOf(entity)} DROP COLUMN ${identifier(column)}`;
}

export function renameColumn(entity: string, from: string, to: string): SqlFragment {
  return sql`ALTER TABLE ${tableOf(entity)} RENAME COLUMN ${identifier(from)} TO ${identifier(to)}`;
}

/** `user` is a view among the records; the accounts themselves lie with the platform. */
export function addReference(entity: string, reference: TableReference): SqlFragment {
  const target = reference.target === 'user' ? identifier('atelier', 'user') : tableOf(reference.target);
  return sql`ALTER TABLE ${tableOf(entity)} ADD CONSTRAINT ${identifier(reference.name)}
    FOREIGN KEY (${identifier(reference.column)}) REFERENCES ${target} ("id")`;
}

export function dropConstraint(entity: string, name: string): SqlFragment {
  return sql`ALTER TABLE ${tableOf(entity)} DROP CONSTRAINT ${identifier(name)}`;
}

export function createUnique(entity: string, unique: TableUnique, concurrently = false): SqlFragment {
  const columns = joinSql(
    unique.fields.map((field) => identifier(physicalName(field))),
    ', ',
  );
  const how = raw(concurrently ? 'CREATE UNIQUE INDEX CONCURRENTLY' : 'CREATE UNIQUE INDEX');
  return sql`${how} ${identifier(unique.name)} ON ${tableOf(entity)} (${columns}) WHERE "deleted_at" IS NULL`;
}

export function dropIndex(name: string, concurrently = false): SqlFragment {
  return sql`${raw(concurrently ? 'DROP INDEX CONCURRENTLY IF EXISTS' : 'DROP INDEX IF EXISTS')} ${identifier(recordSchema, name)}`;
}

function columnSql(column: TableColumn): SqlFragment {
  return sql`${identifier(column.name)} ${typeSql(column.type)}${raw(column.notNull ? ' NOT NULL' : '')}${raw(
    column.defaultSql === undefined ? '' : ` DEFAULT ${column.defaultSql}`,
  )}`;
}

/** Types are written by kinds; this is the net for a kind that writes something else. */
export function typeSql(type: string): SqlFragment {
  if (!/^[a-z][a-z0-9_ ]*(\(\d+(,\d+)?\))?(\[\])?( COLLATE "[a-zA-Z0-9-]+")?$/.test(type))
    throw bug(`not a column type: ${type}`);
  return raw(type);
}
