import type { Dependent } from '@atelier/api';
import { checkGrants } from '@atelier/query';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { RoleStore } from '../access/role-store.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { namesField, type ChangedFields, type DependentFinder } from './dependent-finder.ts';
import { EntityStore } from './entity-store.ts';

/** Roles speak of entities and fields, and the access room knows neither: here they are checked against each other. */
@Injectable()
export class RoleDependents implements DependentFinder, OnModuleInit {
  constructor(
    @Inject(RoleStore) private readonly roles: RoleStore,
    @Inject(EntityStore) private readonly entities: EntityStore,
  ) {}

  onModuleInit(): void {
    this.entities.addDependentFinder(this);
    this.roles.checkGrantsWith(async (tx, grants) =>
      checkGrants(grants, (await this.entities.catalogIn(tx)).catalog),
    );
  }

  async findDependents(tx: Transaction, changed: ChangedFields): Promise<readonly Dependent[]> {
    const roles = await this.roles.list(tx);
    return roles.flatMap(({ key, model }) => {
      const grants = model.grants.filter(({ entity }) => entity === changed.entity);
      const named = namesField(grants, [...changed.breaking, ...changed.changing]);
      if (named.length === 0) return [];
      const breaks = checkGrants(grants, changed.after).length > checkGrants(grants, changed.before).length;
      return [{ kind: 'role' as const, key, label: model.label, fields: named, breaks }];
    });
  }
}
