import { columnOf, tableOf, titleOf, userTarget, type Catalog } from '@atelier/entity';
import { identifier, parameter, sql, type SqlFragment } from '@atelier/expression';
import type { Language } from '@atelier/problem';
import type { Transaction } from '../platform/database/transaction.ts';

export interface ReferenceOptions {
  readonly catalog: Catalog;
  readonly language: Language;
  /** Which records of a target may be found; absent: all outside the recycle bin. Rows have the alias `t`. */
  visible?(target: string): SqlFragment;
}

/**
 * Names of records and users, and records and users by their names, for texts on their way in and out.
 * Asked for in advance and set-wise, because the kinds that use them cannot wait.
 */
export class References {
  private readonly titles = new Map<string, Map<string, string>>();
  private readonly ids = new Map<string, Map<string, string | undefined>>();

  constructor(
    private readonly tx: Pick<Transaction, 'run'>,
    private readonly options: ReferenceOptions,
  ) {}

  titleOf(target: string, id: string): string | undefined {
    return this.titles.get(target)?.get(id);
  }

  /** The one record or user of that name; undefined for none and for several. */
  idOf(target: string, text: string): string | undefined {
    return this.ids.get(target)?.get(plain(text));
  }

  async loadTitles(target: string, wanted: Iterable<string>): Promise<void> {
    const known = mapOf(this.titles, target);
    const missing = [...new Set(wanted)].filter((id) => !known.has(id));
    if (missing.length === 0) return;
    const rows = await this.tx.run<{ id: string; title: unknown }>(
      sql`SELECT t."id", ${this.titleColumn(target)} AS title FROM ${tableOf(target)} t WHERE t."id" = ANY (${parameter(missing, 'uuid[]')})`,
    );
    for (const { id, title } of rows) known.set(id, this.titleText(target, title));
  }

  async loadIds(target: string, wanted: Iterable<string>): Promise<void> {
    const known = mapOf(this.ids, target);
    const missing = [...new Set([...wanted].map(plain))].filter((text) => text !== '' && !known.has(text));
    if (missing.length === 0) return;
    for (const text of missing) known.set(text, undefined);
    const rows = await this.tx.run<{ id: string; text: string }>(this.lookup(target, missing));
    const found = new Map<string, Set<string>>();
    for (const { id, text } of rows) found.set(text, (found.get(text) ?? new Set()).add(id));
    for (const [text, ids] of found) {
      const [only] = ids;
      known.set(text, ids.size === 1 ? only : undefined);
    }
  }

  private lookup(target: string, texts: readonly string[]): SqlFragment {
    const wanted = parameter(texts, 'text[]');
    const visible =
      this.options.visible?.(target) ?? (target === userTarget ? sql`true` : sql`t."deleted_at" IS NULL`);
    const names =
      target === userTarget
        ? sql`VALUES (t."name"), (t."email"), (t."id"::text)`
        : sql`VALUES (${this.titleColumn(target)}::text), (t."id"::text)`;
    return sql`SELECT t."id", lower(n.text) AS text FROM ${tableOf(target)} t CROSS JOIN LATERAL (${names}) AS n (text)
      WHERE lower(n.text) = ANY (${wanted}) AND ${visible}`;
  }

  private titleColumn(target: string): SqlFragment {
    if (target === userTarget) return sql`t.${identifier('name')}`;
    return sql`t.${columnOf(this.options.catalog.entity(target)?.titleField ?? 'id')}`;
  }

  private titleText(target: string, stored: unknown): string {
    const { catalog, language } = this.options;
    const key = target === userTarget ? 'name' : (catalog.entity(target)?.titleField ?? 'id');
    const field = catalog.field(target, key);
    const value = field ? catalog.kindOf(field).behaviour.fromDatabase(stored, field.settings) : stored;
    return titleOf(catalog, target, { values: { [key]: value }, format: { language, timeZone: 'UTC' } });
  }
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function mapOf<V>(maps: Map<string, Map<string, V>>, target: string): Map<string, V> {
  const known = maps.get(target) ?? new Map<string, V>();
  maps.set(target, known);
  return known;
}
