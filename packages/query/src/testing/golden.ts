import { readdirSync, readFileSync } from 'node:fs';
import { bug } from '@atelier/problem';
import { compileQuery } from '../compile.ts';
import { encodeCursor } from '../compile/cursor.ts';
import type { QueryContext, Statement } from '../compiled.ts';
import { drillQuery } from '../drill.ts';
import type { EntityGrant, Viewer } from '../policy.ts';
import type { Query } from '../query.ts';
import { contextOf, founder, viewerWith } from './fixtures.ts';

/** `golden/<case>/query.json` */
export interface GoldenCase {
  readonly title: string;
  /** Grants of each role; absent: the viewer is unrestricted. */
  readonly roles?: readonly (readonly EntityGrant[])[];
  readonly action?: QueryContext['action'];
  readonly query: Query;
  /** Sort keys of the row behind which the page begins. */
  readonly after?: readonly (string | null)[];
  /** Opens this cell of the query instead of the query itself. */
  readonly drill?: { readonly values: Readonly<Record<string, unknown>>; readonly measure?: string };
}

const folder = new URL('../../golden/', import.meta.url);

export function goldenFile(name: string, file: 'query.json' | 'statement.sql'): URL {
  return new URL(`${name}/${file}`, folder);
}

export function goldenNames(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export function readGolden(name: string): GoldenCase {
  return JSON.parse(readFileSync(goldenFile(name, 'query.json'), 'utf8'));
}

/** All statements of a case as the text of its `statement.sql`. */
export function printGolden(golden: GoldenCase): string {
  const viewer: Viewer = golden.roles ? viewerWith(...golden.roles) : founder;
  const compiled = compileQuery(queryOf(golden), {
    ...contextOf(viewer),
    ...(golden.action ? { action: golden.action } : {}),
  });
  if (!compiled.ok) throw bug(`a golden case does not compile: ${JSON.stringify(compiled.issues)}`);
  const { statement, countStatement, totalsStatement } = compiled.value;
  const blocks = [
    print(golden.title, statement),
    ...(countStatement ? [print('count', countStatement)] : []),
    ...(totalsStatement ? [print('totals', totalsStatement)] : []),
  ];
  return blocks.join('\n');
}

function queryOf({ query, after, drill }: GoldenCase): Query {
  if (drill) return drillQuery(query, drill.values, drill.measure);
  return after ? { ...query, page: { ...query.page, after: encodeCursor(query, after) } } : query;
}

function print(title: string, { text, values }: Statement): string {
  const used = values.map((value, index) => `--   $${index + 1} ${JSON.stringify(value)}\n`).join('');
  return `-- ${title}\n${used}${text};\n`;
}
