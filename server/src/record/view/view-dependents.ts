import type { Dependent, ViewModel } from '@atelier/api';
import { resolvePolicy, type QueryContext } from '@atelier/query';
import type { Catalog } from '@atelier/entity';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentStore } from '../../document/document-store.ts';
import { namesField, type ChangedFields, type DependentFinder } from '../../entity/dependent-finder.ts';
import { EntityStore } from '../../entity/entity-store.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { checkModel } from './view-store.ts';

/** Tells the plan of a publish which saved views name a changed field. */
@Injectable()
export class ViewDependents implements DependentFinder, OnModuleInit {
  constructor(
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(EntityStore) private readonly entities: EntityStore,
  ) {}

  onModuleInit(): void {
    this.entities.addDependentFinder(this);
  }

  async findDependents(tx: Transaction, changed: ChangedFields): Promise<readonly Dependent[]> {
    const states = await this.documents.published<ViewModel>(tx, 'view');
    return states.flatMap(({ key, published }) => {
      const fields =
        published.entity === changed.entity
          ? namesField(published, [...changed.breaking, ...changed.changing])
          : [];
      if (fields.length === 0) return [];
      const breaks = issues(published, changed.after) > issues(published, changed.before);
      return [{ kind: 'view' as const, key, label: published.label, fields, breaks }];
    });
  }
}

function issues(model: ViewModel, catalog: Catalog): number {
  const viewer = {
    userId: '00000000-0000-7000-8000-000000000000',
    name: '',
    language: 'en' as const,
    timeZone: 'UTC',
    roles: [],
    unrestricted: true,
  };
  const context: QueryContext = {
    catalog,
    viewer,
    policy: resolvePolicy(viewer, catalog),
    now: new Date(0).toISOString(),
  };
  return checkModel(model, context).length;
}
