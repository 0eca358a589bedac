import { scopeOf } from '@atelier/entity';
import { toFormula } from '@atelier/expression';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { EntityStore } from '../entity/entity-store.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { RecordChange } from '../record/record-change.ts';
import { RecordReader } from '../record/record-reader.ts';
import type { LiveFlow } from './live-flows.ts';

/** Conditions of triggers that look beyond the record itself: one query for all changes of a statement. */
@Injectable()
export class TriggerConditions {
  constructor(
    @Inject(RecordReader) private readonly reader: RecordReader,
    @Inject(EntityStore) private readonly entities: EntityStore,
  ) {}

  /**
   * Those changes for whose record the condition holds now, in this transaction. Whether a flow
   * starts does not depend on who happens to make the change, so it is asked without a policy.
   */
  async matching(
    tx: Transaction,
    flow: LiveFlow,
    changes: readonly RecordChange[],
  ): Promise<readonly RecordChange[]> {
    const [first] = changes;
    const { condition } = flow.subscription;
    if (!first || !condition) return changes;
    const scope = scopeOf(this.entities.catalog(), first.entity);
    const viewer = everything(first.by, flow.timeZone);
    const found = new Set<unknown>();
    for (let start = 0; start < changes.length; start += pageSize) {
      const ids = changes.slice(start, start + pageSize).map((change) => change.id);
      const page = await this.reader.query(
        {
          entity: first.entity,
          select: ['id'],
          filter: {
            all: [
              { combinator: 'and', rules: [{ field: 'id', operator: 'oneOf', value: ids }] },
              { formula: toFormula(condition.expression, scope, 'keys') },
            ],
          },
          page: { size: pageSize },
          deleted: first.action === 'deleted',
        },
        { viewer, tx },
      );
      for (const row of page.rows) found.add(row['id']);
    }
    return changes.filter((change) => found.has(change.id));
  }
}

const pageSize = 500;

function everything(userId: string, timeZone: string): Viewer {
  return { userId, name: '', language: 'zh', timeZone, roles: [], unrestricted: true };
}
