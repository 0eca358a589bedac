import type { Catalog } from '@atelier/entity';
import { bug, type Issue } from '@atelier/problem';
import type { EntityGrant, Policy, Viewer } from './policy.ts';

/** What the viewer's roles come to under this catalog. */
export function resolvePolicy(_viewer: Viewer, _catalog: Catalog): Policy {
  throw bug('being built');
}

/** What is wrong with a role's grants: unknown entities, fields and actions, row conditions that do not check. */
export function checkGrants(_grants: readonly EntityGrant[], _catalog: Catalog): Issue[] {
  throw bug('being built');
}
