import { scopeOf } from '@atelier/entity';
import { toFormula, type Related } from '@atelier/expression';
import type { EffectAnswer, Read } from '@atelier/flow';
import type { Filter } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { EntityStore } from '../../entity/entity-store.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { RecordReader, type ReadContext } from '../../record/record-reader.ts';
import type { flowProblems } from '../flow-problems.ts';
import { EffectHandlers } from './effect-handler.ts';

type ValueRead = Extract<Read, { kind: 'value' }>;
type RelatedRead = Extract<Read, { kind: 'related' }>;

/** Reads what a node's expressions mention, under the policy of the run's identity. */
@Injectable()
export class LoadEffect {
  constructor(
    @Inject(RecordReader) private readonly reader: RecordReader,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(EffectHandlers) handlers: EffectHandlers,
  ) {
    handlers.register('load', (tx, { reads }, { viewer }) => this.load(tx, reads, { viewer, tx }));
  }

  private async load(tx: Transaction, reads: readonly Read[], context: ReadContext): Promise<EffectAnswer> {
    const output: Record<string, unknown> = {};
    for (const group of byRecord(reads.filter((read) => read.kind === 'value'))) {
      const values = await this.values(tx, group, context);
      if (!values) return missing();
      Object.assign(output, values);
    }
    for (const read of reads) {
      if (read.kind === 'related') output[read.key] = await this.exists(read, context);
    }
    return { ok: true, output };
  }

  private async values(
    tx: Transaction,
    reads: readonly ValueRead[],
    context: ReadContext,
  ): Promise<Record<string, unknown> | undefined> {
    const [first] = reads;
    if (!first) return {};
    const row =
      first.entity === 'user' ? await person(tx, first.id) : await this.record(first, reads, context);
    return row && Object.fromEntries(reads.map((read) => [read.key, row[read.path.join('.')] ?? null]));
  }

  /** The record where it is, or in the recycle bin: a flow about a deletion still knows what it was. */
  private async record(
    { entity, id }: ValueRead,
    reads: readonly ValueRead[],
    context: ReadContext,
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    const query = {
      entity,
      select: [...new Set(reads.map((read) => read.path.join('.')))],
      filter: equals('id', id),
      page: { size: 1 },
    };
    const live = await this.reader.query(query, context);
    if (live.rows[0]) return live.rows[0];
    const deleted = await this.reader.query({ ...query, deleted: true }, context);
    return deleted.rows[0];
  }

  private async exists({ id, related }: RelatedRead, context: ReadContext): Promise<boolean> {
    const filter: Filter = { all: [equals(related.via, id), ...this.where(related)] };
    const page = await this.reader.query(
      { entity: related.entity, select: ['id'], filter, page: { size: 1 } },
      context,
    );
    return page.rows.length > 0;
  }

  private where({ entity, where }: Related): Filter[] {
    if (!where) return [];
    const scope = scopeOf(this.entities.catalog(), entity);
    return [{ formula: toFormula(where, scope, 'keys') }];
  }
}

function byRecord(reads: readonly ValueRead[]): ValueRead[][] {
  const groups = new Map<string, ValueRead[]>();
  for (const read of reads) {
    const key = `${read.entity}:${read.id}`;
    groups.set(key, [...(groups.get(key) ?? []), read]);
  }
  return [...groups.values()];
}

async function person(tx: Transaction, id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [row] = await tx.query<Record<string, unknown>>(
    'SELECT id, name, email FROM atelier."user" WHERE id = $1',
    [id],
  );
  return row;
}

function equals(field: string, value: string): Filter {
  return { combinator: 'and', rules: [{ field, operator: 'equal', value }] };
}

function missing(): EffectAnswer {
  const code: keyof typeof flowProblems = 'flow.record-gone';
  return { ok: false, issue: { code, at: '' } };
}
