import { searchableFields } from '@atelier/entity';
import { identifier, parameter, raw, sql, type SqlFragment } from '@atelier/expression';
import type { Compilation, Table } from '../compile/compilation.ts';
import { allOf, anyOf, conditionsOf, guardOf, type Guard } from '../compile/rights.ts';
import { queryLimits } from '../limits.ts';
import { mayRead } from '../resolve-policy.ts';
import { gramsOfTerm, pattern, wordsOf } from './words.ts';

/**
 * The rows in which every term is found in some field that the viewer may read. The grams only name
 * candidates, quickly; the lines of readable fields decide.
 */
export function searchPredicate(table: Table, text: string): SqlFragment | undefined {
  if (text.trim() === '') return undefined;
  const terms = [...new Set(wordsOf(text))].slice(0, queryLimits.searchWords);
  if (terms.length === 0) return raw('FALSE');
  if (table.isUsers) return allOf(terms.map((term) => inNameOfUser(table, term)));
  const groups = readableGroups(table);
  if (groups.length === 0) return raw('FALSE');
  const grams = [...new Set(terms.flatMap(gramsOfTerm))];
  const candidates = sql`${table.alias}.${identifier('search_tokens')} @> ${parameter(grams, 'text[]')}`;
  const found = terms.map((term) => anyOf(groups.map((group) => inLines(table, term, group))));
  // PostgreSQL takes a regular expression to match next to nothing, and would then collect and sort all
  // candidates instead of walking an index until the page is full. It does not look into COALESCE.
  return sql`${candidates} AND COALESCE(${allOf(found)}, FALSE)`;
}

interface FieldGroup {
  readonly guard: Guard;
  readonly fields: readonly string[];
}

/** Readable fields, together with those that are readable on the same rows. */
function readableGroups(table: Table): readonly FieldGroup[] {
  const groups = new Map<string, { guard: Guard; fields: string[] }>();
  for (const field of searchableFields(table.compilation.context.catalog, table.entity)) {
    const guard = guardOf(table, (grant) => mayRead(grant.right(field.key)));
    if (guard === 'never') continue;
    const key = guard === 'always' ? guard : JSON.stringify(guard.sql);
    const group = groups.get(key) ?? { guard, fields: [] };
    group.fields.push(field.key);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function inLines(table: Table, term: string, { guard, fields }: FieldGroup): SqlFragment {
  const matches = sql`${table.alias}.${identifier('search_text')} ~ ${parameter(pattern(term, fields), 'text')}`;
  return allOf([...conditionsOf(guard), matches]);
}

/** Accounts are few and have no search columns: name and, where it may be read, mail address. */
function inNameOfUser(table: Table, term: string): SqlFragment {
  const readable = ['name', 'email'].filter((key) => isReadable(table.compilation, key));
  const fields = readable.map(
    (key) =>
      sql`strpos(lower(normalize(${table.column(key)}, NFKC) COLLATE "zh-x-icu"), ${parameter(term, 'text')}) > 0`,
  );
  return anyOf(fields.length > 0 ? fields : [raw('FALSE')]);
}

function isReadable(compilation: Compilation, key: string): boolean {
  return compilation.grants('user').some((grant) => !grant.rows && mayRead(grant.right(key)));
}
