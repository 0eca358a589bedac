import { readFileSync } from 'node:fs';
import { createCatalog, type Catalog, type EntityModel } from '@atelier/entity';
import type { QueryContext } from '../compiled.ts';
import type { EntityGrant, Viewer } from '../policy.ts';
import { resolvePolicy } from '../resolve-policy.ts';
import { fakeKinds } from './fake-kinds.ts';

const entities: readonly EntityModel[] = JSON.parse(
  readFileSync(new URL('../../golden/catalog.json', import.meta.url), 'utf8'),
);

/** Stores, customers and orders: the entities of the golden cases. */
export const shop: Catalog = createCatalog({ version: 1, kinds: fakeKinds, entities });

export function viewerWith(...roles: readonly (readonly EntityGrant[])[]): Viewer {
  return {
    userId: '01900000-0000-7000-8000-000000000001',
    name: '林一',
    language: 'zh',
    timeZone: 'Asia/Shanghai',
    roles: roles.map((grants, index) => ({ key: `role${index + 1}`, grants })),
    unrestricted: false,
  };
}

export const founder: Viewer = { ...viewerWith(), unrestricted: true };

export function contextOf(viewer: Viewer, catalog: Catalog = shop): QueryContext {
  return { catalog, viewer, policy: resolvePolicy(viewer, catalog), now: '2026-03-15T02:00:00.000Z' };
}
