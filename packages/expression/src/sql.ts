import { bug } from '@atelier/problem';

/**
 * SQL is composed from fragments, never from strings: a value can only enter as a parameter, a
 * name only through `identifier`. Parameters get their numbers when the whole is rendered.
 */
export interface SqlFragment {
  readonly sql: readonly SqlPart[];
}

export type SqlPart = string | SqlParameter;

export interface SqlParameter {
  readonly value: unknown;
  /** The PostgreSQL type to cast to, e.g. 'numeric', 'text[]'. */
  readonly cast: string;
}

/** @example sql`${column} > ${parameter('12.5', 'numeric')}` */
export function sql(strings: TemplateStringsArray, ...values: readonly SqlFragment[]): SqlFragment {
  const parts: SqlPart[] = [];
  strings.forEach((text, index) => {
    if (text) parts.push(text);
    const value = values[index];
    if (value) parts.push(...value.sql);
  });
  return { sql: parts };
}

/** A value on its way into a statement. `cast` is written by us, never by a user. */
export function parameter(value: unknown, cast: string): SqlFragment {
  if (!/^[a-z][a-z0-9_ ]*(\(\d+(,\d+)?\))?(\[\])?$/.test(cast)) throw bug(`not a type name: ${cast}`);
  return { sql: [{ value, cast }] };
}

const identifierPattern = /^[a-z_][a-z0-9_]{0,62}$/;

/** A quoted name. Only names that our own key rules allow get this far; anything else is a bug. */
export function identifier(...names: readonly string[]): SqlFragment {
  for (const name of names) {
    if (!identifierPattern.test(name)) throw bug(`not an identifier: ${name}`);
  }
  return { sql: [names.map((name) => `"${name}"`).join('.')] };
}

/** Text written by us in the source, never by a user: keywords, function names, operators. */
export function raw(text: string): SqlFragment {
  return { sql: [text] };
}

export function joinSql(fragments: readonly SqlFragment[], separator: string): SqlFragment {
  const parts: SqlPart[] = [];
  fragments.forEach((fragment, index) => {
    if (index > 0) parts.push(separator);
    parts.push(...fragment.sql);
  });
  return { sql: parts };
}

/** A statement for `pg`: text with $1, $2 … and its values. Equal parameters share a number. */
export function renderSql(fragment: SqlFragment): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [];
  const numbers = new Map<string, number>();
  let text = '';
  for (const part of fragment.sql) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const key = `${part.cast}:${JSON.stringify(part.value)}`;
    let number = numbers.get(key);
    if (number === undefined) {
      values.push(part.value);
      number = values.length;
      numbers.set(key, number);
    }
    text += `$${number}::${part.cast}`;
  }
  return { text, values };
}
