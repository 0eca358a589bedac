import type { HistoryEntry, Titles } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { EntityStore } from '../entity/entity-store.ts';
import { Database } from '../platform/database/database.ts';
import type { ChangeCause } from './record-change.ts';
import { recordProblem } from './record-problems.ts';
import { RecordReader } from './record-reader.ts';

interface ChangeRow {
  readonly version: number;
  readonly action: HistoryEntry['action'];
  readonly old: Readonly<Record<string, unknown>> | null;
  readonly new: Readonly<Record<string, unknown>> | null;
  readonly by: string;
  readonly by_name: string | null;
  readonly at: Date;
  readonly cause_kind: ChangeCause['kind'];
  readonly cause_id: string | null;
}

const pageSize = 50;

export interface HistoryPage {
  readonly rows: HistoryEntry[];
  readonly next?: string;
  readonly titles: Titles;
}

/** Who changed what when, as far as the viewer may see the fields of this very record. */
@Injectable()
export class RecordHistory {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(RecordReader) private readonly reader: RecordReader,
  ) {}

  async read(request: { entity: string; id: string; after?: string }, viewer: Viewer): Promise<HistoryPage> {
    const { entity, id, after } = request;
    const readable = await this.readableFields(entity, id, viewer);
    const before = after === undefined ? 2_147_483_647 : Number.parseInt(after, 10) || 0;
    const rows = await this.database.query<ChangeRow>(
      `SELECT c.version, c.action, c.old, c.new, c.by, u.name AS by_name, c.at, c.cause_kind, c.cause_id
         FROM atelier.record_change c LEFT JOIN atelier."user" u ON u.id = c.by
        WHERE c.record_id = $1 AND c.entity = $2 AND c.version < $3 ORDER BY c.version DESC LIMIT $4`,
      [id, entity, before, pageSize + 1],
    );
    const shown = rows.slice(0, pageSize);
    const entries = shown.map((row) =>
      entryOf(
        row,
        readable,
        this.entities
          .catalog()
          .entity(entity)
          ?.fields.map(({ key }) => key) ?? [],
      ),
    );
    const last = shown.at(-1);
    return {
      rows: entries,
      ...(rows.length > pageSize && last ? { next: String(last.version) } : {}),
      titles: await this.titles(entity, entries, viewer),
    };
  }

  /** Fields that some role shows on this very record, wherever the record is. */
  private async readableFields(entity: string, id: string, viewer: Viewer): Promise<ReadonlySet<string>> {
    const rights = await this.reader.rightsOn({ entity, id }, { viewer });
    if (!rights) throw recordProblem('record.missing');
    return new Set(
      Object.entries(rights.fields).flatMap(([key, right]) =>
        right === 'read' || right === 'write' ? [key] : [],
      ),
    );
  }

  private titles(entity: string, entries: readonly HistoryEntry[], viewer: Viewer): Promise<Titles> {
    const catalog = this.entities.catalog();
    const wanted: Record<string, string[]> = {};
    for (const { field: key, before, after } of entries.flatMap(({ changes }) => changes)) {
      const field = catalog.field(entity, key);
      const target = field && catalog.targetOf(field);
      if (target === undefined) continue;
      for (const id of [before, after]) if (typeof id === 'string') (wanted[target] ??= []).push(id);
    }
    return this.reader.titles(wanted, { viewer });
  }
}

function entryOf(row: ChangeRow, readable: ReadonlySet<string>, known: readonly string[]): HistoryEntry {
  const keys = [...new Set([...Object.keys(row.old ?? {}), ...Object.keys(row.new ?? {})])];
  const order = new Map(known.map((key, index) => [key, index]));
  const shown = keys
    .filter((key) => readable.has(key))
    .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return {
    action: row.action,
    version: row.version,
    at: row.at.toISOString(),
    by: row.by,
    byName: row.by_name ?? '',
    cause: { kind: row.cause_kind, ...(row.cause_id === null ? {} : { id: row.cause_id }) },
    changes: shown.map((field) => ({
      field,
      before: row.old?.[field] ?? null,
      after: row.new?.[field] ?? null,
    })),
    partial: shown.length < keys.length,
  };
}
