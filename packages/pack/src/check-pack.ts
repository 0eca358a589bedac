import { checkEntity, createCatalog, type Catalog, type EntityModel } from '@atelier/entity';
import { pointer, under, type Issue } from '@atelier/problem';
import {
  checkGrants,
  checkQuery,
  compileQuery,
  resolvePolicy,
  type Query,
  type QueryContext,
  type Viewer,
} from '@atelier/query';
import type { Pack, PackRole, PackView } from './manifest.ts';

export interface PackSurroundings {
  /** What is published here; the entities of the pack are looked at as if they were added. */
  readonly catalog: Catalog;
  /** Permissions that a role may name. */
  readonly permissions: readonly string[];
}

/**
 * Whether a pack holds together: its entities may be published, its views list what exists, its roles
 * grant what exists. Pointers begin with the folder and key of the object.
 */
export function checkPack(pack: Pack, surroundings: PackSurroundings): Issue[] {
  const catalog = catalogWith(surroundings.catalog, pack.entities);
  return [
    ...pack.entities.flatMap((entity) =>
      under(pointer('entities', entity.key), checkEntity(entity, catalog.kinds, catalog)),
    ),
    ...[...pack.views].flatMap(([key, view]) => under(pointer('views', key), checkView(view, catalog))),
    ...[...pack.roles].flatMap(([key, role]) =>
      under(pointer('roles', key), checkRole(role, pack, { ...surroundings, catalog })),
    ),
    ...Object.entries(pack.manifest.defaultViews ?? {}).flatMap(([entity, view]) =>
      checkDefaultView(pack, entity, view),
    ),
  ];
}

function catalogWith(catalog: Catalog, entities: readonly EntityModel[]): Catalog {
  const own = new Set(entities.map(({ key }) => key));
  const others = catalog.entities.filter(({ key }) => !own.has(key));
  return createCatalog({
    version: catalog.version,
    kinds: catalog.kinds,
    entities: [...others, ...entities],
  });
}

const everyone: Viewer = {
  userId: '00000000-0000-7000-8000-000000000000',
  name: '',
  language: 'en',
  timeZone: 'UTC',
  roles: [],
  unrestricted: true,
};

function checkView(view: PackView, catalog: Catalog): Issue[] {
  const {
    entity,
    fields,
    filter,
    search,
    sort,
    hiddenFields = [],
    inlineFields = [],
    quickFilters = [],
  } = view;
  const context: QueryContext = {
    catalog,
    viewer: everyone,
    policy: resolvePolicy(everyone, catalog),
    now: '2001-02-03T04:05:06.000Z',
  };
  const select = [...fields.map(({ field }) => field), ...hiddenFields, ...inlineFields, ...quickFilters];
  const query: Query = {
    entity,
    select,
    ...(filter ? { filter } : {}),
    ...(search ? { search } : {}),
    ...(sort.length > 0 ? { sort } : {}),
  };
  const checked = checkQuery(query);
  const compiled = checked.ok ? compileQuery(checked.value, context) : checked;
  return compiled.ok ? [] : [...compiled.issues];
}

function checkRole(role: PackRole, pack: Pack, { catalog, permissions }: PackSurroundings): Issue[] {
  const options = new Set((pack.manifest.options ?? []).map(({ key }) => key));
  return [
    ...under('/grants', checkGrants(role.grants, catalog)),
    ...role.permissions.flatMap((permission, index) =>
      permissions.includes(permission)
        ? []
        : [{ code: 'pack.permission-unknown', at: pointer('permissions', index), details: { permission } }],
    ),
    ...(role.when === undefined || options.has(role.when)
      ? []
      : [{ code: 'pack.option-unknown', at: '/when', details: { option: role.when } }]),
  ];
}

function checkDefaultView(pack: Pack, entity: string, view: string): Issue[] {
  const fits = pack.views.get(view)?.entity === entity;
  return fits ? [] : [{ code: 'pack.view-unknown', at: pointer('defaultViews', entity), details: { view } }];
}
