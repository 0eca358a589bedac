import { renderSql, type SqlFragment } from '@atelier/expression';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';

/**
 * Reads for dashboards and exports on connections of their own: they may read only, they are stopped
 * after a while, and however many of them wait, saving a record never waits behind them.
 */
export class ReportDatabase implements OnApplicationShutdown {
  constructor(private readonly pool: Pool) {}

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query({ text, values: [...values] });
    return result.rows as Row[];
  }

  async run<Row>(fragment: SqlFragment): Promise<Row[]> {
    const { text, values } = renderSql(fragment);
    return this.query<Row>(text, values);
  }

  /**
   * The rows of one statement in batches, so that an export of a million rows never is in memory.
   * All batches show the same moment. `timeoutSeconds` bounds each batch, not the whole.
   */
  async *batches<Row>(
    statement: { readonly text: string; readonly values: readonly unknown[] },
    size = 1000,
  ): AsyncGenerator<Row[]> {
    const client = await this.pool.connect();
    let isBroken = true;
    try {
      await client.query('BEGIN READ ONLY');
      await client.query({
        text: `DECLARE rows NO SCROLL CURSOR FOR ${statement.text}`,
        values: [...statement.values],
      });
      for (;;) {
        const { rows } = await client.query(`FETCH ${Math.trunc(size)} FROM rows`);
        if (rows.length > 0) yield rows as Row[];
        if (rows.length < size) break;
      }
    } finally {
      // Also when whoever reads has had enough; a connection that cannot do even this is not used again.
      await client.query('ROLLBACK').then(
        () => (isBroken = false),
        () => undefined,
      );
      client.release(isBroken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
