import type { Dependent } from '@atelier/api';
import { checkFlow, type Flow } from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentStore } from '../document/document-store.ts';
import { namesField, type ChangedFields, type DependentFinder } from '../entity/dependent-finder.ts';
import { EntityStore } from '../entity/entity-store.ts';
import type { Transaction } from '../platform/database/transaction.ts';

/** Flows that name a field about to change; those that would no longer check break. */
@Injectable()
export class FlowDependents implements DependentFinder, OnModuleInit {
  constructor(
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(EntityStore) private readonly entities: EntityStore,
  ) {}

  onModuleInit(): void {
    this.entities.addDependentFinder(this);
  }

  async findDependents(tx: Transaction, changed: ChangedFields): Promise<readonly Dependent[]> {
    const flows = await this.documents.published<Flow>(tx, 'flow');
    return flows.flatMap(({ key, published }) => {
      const fields = namesField(published, [...changed.breaking, ...changed.changing]);
      if (fields.length === 0) return [];
      const problems = (catalog: ChangedFields['after']) =>
        checkFlow(published, { kinds: nodeKinds, catalog }).length;
      const breaks = problems(changed.after) > problems(changed.before);
      return [{ kind: 'flow' as const, key, label: published.label, fields, breaks }];
    });
  }
}
