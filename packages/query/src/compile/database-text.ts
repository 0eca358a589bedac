import type { ValueType } from '@atelier/expression';

/**
 * Texts that come back from outside (a cursor, the value of a group) and go to the database as
 * parameters. Checked here so that a forged one is refused with a clear answer, not by PostgreSQL.
 */
export type DatabaseType = 'text' | 'numeric' | 'integer' | 'boolean' | 'date' | 'timestamptz' | 'uuid';

const databaseTypes: Readonly<Record<ValueType, DatabaseType>> = {
  text: 'text',
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'timestamptz',
  list: 'text',
  record: 'uuid',
  user: 'uuid',
  null: 'text',
};

/** The type of one value; of a list, that of its items. */
export function databaseTypeOf(type: ValueType): DatabaseType {
  return databaseTypes[type];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const numeric = /^-?\d{1,400}(\.\d{1,400})?$/;
const integer = /^-?\d{1,9}$/;
const instant =
  /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-5])(:?[0-5]\d){0,2})$/;

/** Whether PostgreSQL can read this text as that type. */
export function isReadable(text: string, type: DatabaseType): boolean {
  switch (type) {
    case 'text':
      return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
    case 'numeric':
      return numeric.test(text);
    case 'integer':
      return integer.test(text);
    case 'boolean':
      return text === 'true' || text === 'false';
    case 'date':
      return isDay(text);
    case 'timestamptz':
      return isDay(instant.exec(text)?.[1] ?? '');
    case 'uuid':
      return uuid.test(text);
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
