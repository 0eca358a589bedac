import { systemFieldKeys, userTarget, type Catalog } from '@atelier/entity';
import { canonicalJson, fingerprint } from './canonical.ts';
import type {
  EntityGrant,
  FieldRight,
  Policy,
  RecordAction,
  ResolvedGrant,
  RowRule,
  Viewer,
} from './policy.ts';

const rightOrder: readonly FieldRight[] = ['none', 'mask', 'read', 'write'];

/** Without these a row could not be named, opened or written. */
const alwaysReadable: ReadonlySet<string> = new Set(['id', 'version']);

/** The higher of two rights. */
export function higherRight(left: FieldRight, right: FieldRight): FieldRight {
  return rightOrder.indexOf(left) >= rightOrder.indexOf(right) ? left : right;
}

/** Whether a right lets a value be read as it is. */
export function mayRead(right: FieldRight): boolean {
  return right === 'read' || right === 'write';
}

/** People know each other by name; mail addresses and the rest too, unless a role says otherwise. */
const colleagueNames: EntityGrant = {
  entity: userTarget,
  actions: ['read'],
  defaultField: 'none',
  fields: { name: 'read' },
};
const colleagues: EntityGrant = { entity: userTarget, actions: ['read', 'export'], defaultField: 'read' };

/**
 * What the viewer's roles come to under this catalog. Roles add up row by row and cell by cell, but
 * never mix: see `grants`.
 *
 * @example resolvePolicy(viewer, catalog).fieldRight('customer', 'phone') // 'mask'
 */
export function resolvePolicy(viewer: Viewer, catalog: Catalog): Policy {
  const resolved = new Map<string, readonly ResolvedGrant[]>();
  const grantsOf = (entity: string): readonly ResolvedGrant[] => {
    const known = resolved.get(entity);
    if (known) return known;
    const exists = entity === userTarget || catalog.entity(entity) !== undefined;
    const grants = exists ? resolveGrants(viewer, entity) : [];
    // Only entities that exist: names come from requests, which must not grow the cache.
    if (exists) resolved.set(entity, grants);
    return grants;
  };
  const grants = (entity: string, ...actions: readonly RecordAction[]): readonly ResolvedGrant[] =>
    grantsOf(entity).filter((grant) => actions.every((action) => grant.actions.includes(action)));
  return {
    hash: hashOf(viewer, catalog),
    unrestricted: viewer.unrestricted,
    mayDo: (entity, action) => grants(entity, action).length > 0,
    fieldRight(entity, field, action) {
      if (!catalog.field(entity, field)) return 'none';
      return (action ? grants(entity, action) : grantsOf(entity)).reduce<FieldRight>(
        (highest, grant) => higherRight(highest, grant.right(field)),
        'none',
      );
    },
    rowFilter: (entity, action) => rowRuleOf(grants(entity, action)),
    grants,
  };
}

/** The rows of several grants together. */
export function rowRuleOf(grants: readonly ResolvedGrant[]): RowRule {
  if (grants.length === 0) return 'none';
  const filters = grants.flatMap((grant) => (grant.rows ? [grant.rows] : []));
  return filters.length < grants.length ? 'all' : { anyOf: filters };
}

const allActions: readonly RecordAction[] = ['create', 'read', 'update', 'delete', 'export', 'import'];

function resolveGrants(viewer: Viewer, entity: string): readonly ResolvedGrant[] {
  if (viewer.unrestricted) {
    const grant: EntityGrant = { entity, actions: allActions, defaultField: 'write' };
    return [resolveGrant('', entity === userTarget ? { ...grant, actions: ['read', 'export'] } : grant)];
  }
  const named = viewer.roles.flatMap((role) =>
    grantsOfRole(role.grants, entity).map((grant) => resolveGrant(role.key, grant)),
  );
  return entity === userTarget ? [...named, resolveGrant('', colleagueNames)] : named;
}

function grantsOfRole(grants: readonly EntityGrant[], entity: string): readonly EntityGrant[] {
  const own = grants.filter((grant) => grant.entity === entity);
  if (own.length > 0) return own;
  return entity === userTarget ? [colleagues] : grants.filter((grant) => grant.entity === '*');
}

function resolveGrant(role: string, grant: EntityGrant): ResolvedGrant {
  const fields = new Map(Object.entries(grant.fields ?? {}));
  const right = (field: string): FieldRight => {
    if (alwaysReadable.has(field)) return 'read';
    const given = fields.get(field) ?? grant.defaultField;
    const readOnly = systemFieldKeys.has(field) || grant.entity === userTarget;
    return readOnly && given === 'write' ? 'read' : given;
  };
  return { role, actions: grant.actions, right, ...(grant.rows ? { rows: grant.rows } : {}) };
}

function hashOf(viewer: Viewer, catalog: Catalog): string {
  const { userId, language, timeZone, unrestricted } = viewer;
  const rights = unrestricted ? [] : viewer.roles.map((role) => role.grants);
  // The name is part of it because row conditions may read `me.name`.
  return `${userId}.${catalog.version}.${fingerprint(canonicalJson([language, timeZone, unrestricted, viewer.name, rights]))}`;
}
