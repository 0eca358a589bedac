import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';

/** The view with which the list of an entity opens for everyone. What views are is for the room above to know. */
@Injectable()
export class DefaultViews {
  constructor(@Inject(Database) private readonly database: Database) {}

  async all(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ entity: string; view: string }>(
      'SELECT entity, view FROM atelier.default_view',
    );
    return new Map(rows.map(({ entity, view }) => [entity, view]));
  }

  async choose(tx: Transaction, entity: string, view: string | null): Promise<void> {
    if (view === null) await tx.query('DELETE FROM atelier.default_view WHERE entity = $1', [entity]);
    else {
      await tx.query(
        'INSERT INTO atelier.default_view (entity, view) VALUES ($1, $2) ON CONFLICT (entity) DO UPDATE SET view = $2',
        [entity, view],
      );
    }
  }

  async forget(tx: Transaction, view: string): Promise<void> {
    await tx.query('DELETE FROM atelier.default_view WHERE view = $1', [view]);
  }
}
