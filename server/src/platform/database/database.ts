import { renderSql, type SqlFragment } from '@atelier/expression';
import { isProblem } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { databaseProblem } from './database-problems.ts';
import { OpenTransaction } from './open-transaction.ts';
import { isStalePlan, isWorthRetrying, sqlStateOf } from './pg-errors.ts';
import { ReportDatabase } from './report-database.ts';
import { send } from './statement.ts';
import { StatementNames } from './statement-names.ts';
import type { Transaction } from './transaction.ts';

export interface TransactionOptions {
  /** How often the work is begun again after a deadlock or a serialization failure; 5 unless told. */
  readonly retries?: number;
  readonly isolation?: 'repeatable read' | 'serializable';
}

/** PostgreSQL as the rooms see it: transactions, single statements, and a separate lane for reports. */
@Injectable()
export class Database {
  private readonly names = new StatementNames();
  private readonly pool: Pool;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ReportDatabase) readonly reports: ReportDatabase,
  ) {
    this.pool = (dataSource.driver as PostgresDriver).master as Pool;
  }

  /**
   * Runs `work` in one transaction. It may be called again from the start after a deadlock or a
   * serialization failure, so it must do nothing outside the transaction; that is what `afterCommit` is for.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const retries = options.retries ?? 5;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.attempt(work, options);
      } catch (error) {
        if (isStalePlan(error)) this.names.forget();
        if (attempt >= retries || !isWorthRetrying(error)) throw error;
        await pause(2 ** attempt * 5 * (0.5 + Math.random()));
      }
    }
  }

  /** One statement outside a transaction, written by us, values as $1, $2 … */
  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return await this.once<Row>(text, values);
    } catch (error) {
      if (!isStalePlan(error)) throw error;
      this.names.forget();
      return this.once<Row>(text, values);
    }
  }

  /** One composed statement outside a transaction. */
  async run<Row>(fragment: SqlFragment): Promise<Row[]> {
    const { text, values } = renderSql(fragment);
    return this.query<Row>(text, values);
  }

  /** After a change of tables: remembered plans are made anew instead of failing once. */
  forgetPlans(): void {
    this.names.forget();
  }

  private async once<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const client = await this.pool.connect();
    let isBroken = false;
    try {
      const { rows } = await send(client, { text, values, name: this.names.nameOf(text) });
      return rows as Row[];
    } catch (error) {
      // An error that PostgreSQL itself told leaves the connection as good as before.
      isBroken = sqlStateOf(error) === undefined;
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions): Promise<T> {
    const client = await this.pool.connect();
    const tx = new OpenTransaction(client, this.dataSource, this.names);
    let result: T;
    let isBroken = false;
    const onError = (): void => {
      isBroken = true;
    };
    client.on('error', onError);
    try {
      // Not awaited: it travels with the first statement, in one trip.
      const begun = client.query(options.isolation ? `BEGIN ISOLATION LEVEL ${options.isolation}` : 'BEGIN');
      begun.catch(() => undefined);
      result = await work(tx);
      await tx.runClosing();
      await begun;
      await commit(client);
    } catch (error) {
      tx.end();
      isBroken = isBroken || !(await hasRolledBack(client));
      throw error;
    } finally {
      client.off('error', onError);
      client.release(isBroken);
    }
    for (const action of tx.end()) await action();
    return result;
  }
}

/** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: nothing was kept. */
async function commit(client: PoolClient): Promise<void> {
  try {
    const { command } = await client.query('COMMIT');
    if (command === 'ROLLBACK') throw databaseProblem('database.rolled-back');
  } catch (error) {
    if (sqlStateOf(error) !== undefined || isProblem(error)) throw error;
    // The connection broke while the answer was under way: it may or may not have been kept.
    throw databaseProblem('database.unavailable', { cause: error });
  }
}

/** A connection that cannot even do this must not be used again. */
function hasRolledBack(client: PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
