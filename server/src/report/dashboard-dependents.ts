import type { Dependent } from '@atelier/api';
import { checkDashboard, type Dashboard } from '@atelier/report';
import { widgetKinds } from '@atelier/widgets';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentStore } from '../document/document-store.ts';
import { namesField, type ChangedFields, type DependentFinder } from '../entity/dependent-finder.ts';
import { EntityStore } from '../entity/entity-store.ts';
import type { Transaction } from '../platform/database/transaction.ts';

/** Dashboards that name a field about to change; those that would no longer check break. */
@Injectable()
export class DashboardDependents implements DependentFinder, OnModuleInit {
  constructor(
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(EntityStore) private readonly entities: EntityStore,
  ) {}

  onModuleInit(): void {
    this.entities.addDependentFinder(this);
  }

  async findDependents(tx: Transaction, changed: ChangedFields): Promise<readonly Dependent[]> {
    const dashboards = await this.documents.published<Dashboard>(tx, 'dashboard');
    return dashboards.flatMap(({ key, published }) => {
      const fields = namesField(published, [...changed.breaking, ...changed.changing]);
      if (fields.length === 0) return [];
      const problems = (catalog: ChangedFields['after']) =>
        checkDashboard(published, { kinds: widgetKinds, catalog }).length;
      const breaks = problems(changed.after) > problems(changed.before);
      return [{ kind: 'dashboard' as const, key, label: published.label, fields, breaks }];
    });
  }
}
