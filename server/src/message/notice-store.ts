import type { InputOf, listNotices, Notice } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { readPlace, writePlace } from '../platform/http/place.ts';
import { RecordReader } from '../record/record-reader.ts';

interface NoticeRow {
  readonly id: string;
  readonly title: string;
  readonly body: string | null;
  readonly entity: string | null;
  readonly record_id: string | null;
  readonly created_at: Date;
  readonly read_at: Date | null;
}

type Search = InputOf<typeof listNotices>['search'];

const pageSize = 50;

/** Notices of one person, newest first. */
@Injectable()
export class NoticeStore {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RecordReader) private readonly records: RecordReader,
  ) {}

  async list(search: Search, viewer: Viewer): Promise<{ rows: Notice[]; next?: string }> {
    const after = search?.after === undefined ? undefined : readPlace(search.after);
    const rows = await this.database.query<NoticeRow>(
      `SELECT id, title, body, entity, record_id, created_at, read_at FROM atelier.notice
        WHERE user_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
        ORDER BY created_at DESC, id DESC LIMIT $4`,
      [viewer.userId, after?.at ?? null, after?.id ?? null, pageSize + 1],
    );
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    const notices = await this.noticesOf(page, viewer);
    return rows.length > pageSize && last
      ? { rows: notices, next: writePlace(last.created_at, last.id) }
      : { rows: notices };
  }

  /** The named ones, or all. */
  async markRead(ids: readonly string[] | undefined, viewer: Viewer): Promise<void> {
    await this.database.query(
      `UPDATE atelier.notice SET read_at = now()
        WHERE user_id = $1 AND read_at IS NULL AND ($2::uuid[] IS NULL OR id = ANY ($2))`,
      [viewer.userId, ids ?? null],
    );
  }

  private async noticesOf(rows: readonly NoticeRow[], viewer: Viewer): Promise<Notice[]> {
    const wanted: Record<string, string[]> = {};
    for (const { entity, record_id: id } of rows)
      if (entity !== null && id !== null) (wanted[entity] ??= []).push(id);
    const titles = Object.keys(wanted).length > 0 ? await this.records.titles(wanted, { viewer }) : {};
    return rows.map((row) => {
      const { entity, record_id: id } = row;
      const title = entity === null || id === null ? undefined : titles[entity]?.[id];
      return {
        id: row.id,
        title: row.title,
        ...(row.body === null ? {} : { body: row.body }),
        ...(entity === null || id === null
          ? {}
          : { record: { entity, id, ...(title === undefined ? {} : { title }) } }),
        createdAt: row.created_at.toISOString(),
        ...(row.read_at === null ? {} : { readAt: row.read_at.toISOString() }),
      };
    });
  }
}
