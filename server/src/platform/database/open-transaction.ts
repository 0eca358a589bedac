import { renderSql, type SqlFragment } from '@atelier/expression';
import { bug } from '@atelier/problem';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { send } from './statement.ts';
import type { StatementNames } from './statement-names.ts';
import type { Transaction } from './transaction.ts';

type Action = () => void | Promise<void>;

/** What `Database.transaction` hands out and finishes. */
export class OpenTransaction implements Transaction {
  private readonly committed: Action[] = [];
  private readonly closing: Action[] = [];
  private boundManager: EntityManager | undefined;
  private ended = false;

  constructor(
    private readonly client: PoolClient,
    private readonly dataSource: DataSource,
    private readonly names: StatementNames,
  ) {}

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    if (this.ended) throw bug('a transaction was used after its end');
    const { rows } = await send(this.client, { text, values, name: this.names.nameOf(text) });
    return rows as Row[];
  }

  async run<Row>(fragment: SqlFragment): Promise<Row[]> {
    const { text, values } = renderSql(fragment);
    return this.query<Row>(text, values);
  }

  get manager(): EntityManager {
    this.boundManager ??= this.dataSource.createEntityManager(
      new BoundQueryRunner(this.dataSource.driver as PostgresDriver, this.client),
    );
    return this.boundManager;
  }

  beforeCommit(action: Action): void {
    this.closing.push(action);
  }

  afterCommit(action: Action): void {
    this.committed.push(action);
  }

  /** Last words inside the transaction; they may ask for further ones. */
  async runClosing(): Promise<void> {
    for (let action = this.closing.shift(); action; action = this.closing.shift()) await action();
  }

  end(): readonly Action[] {
    this.ended = true;
    return this.committed;
  }
}

/** Lets TypeORM work on a connection whose transaction is begun, ended and released by us. */
class BoundQueryRunner extends PostgresQueryRunner {
  constructor(driver: PostgresDriver, client: PoolClient) {
    super(driver, 'master');
    this.databaseConnection = client;
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  override async release(): Promise<void> {}
}
