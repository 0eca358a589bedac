import { userTarget, type Catalog } from '@atelier/entity';
import { pointer, under, type Issue, type Language } from '@atelier/problem';
import { checkFilter, checkFilterShape } from './check-filter.ts';
import { issue } from './messages.ts';
import type { EntityGrant, FieldRight, RecordAction } from './policy.ts';

const rights: readonly FieldRight[] = ['none', 'mask', 'read', 'write'];
const actions: readonly RecordAction[] = ['create', 'read', 'update', 'delete', 'export', 'import'];
const fixedFields: ReadonlySet<string> = new Set(['id', 'version']);

/**
 * What is wrong with the grants of a role: unknown entities, fields, actions and rights, and row
 * conditions that do not check against their entity. `at` points into the list of grants.
 */
export function checkGrants(
  grants: readonly EntityGrant[],
  catalog: Catalog,
  language: Language = 'en',
): Issue[] {
  const seen = new Set<string>();
  return grants.flatMap((grant, index) => {
    const issues = checkGrant(grant, catalog, language);
    if (seen.has(grant.entity)) issues.push(issue('grant.entity-twice', '/entity', { entity: grant.entity }));
    seen.add(grant.entity);
    return under(pointer(index), issues);
  });
}

function checkGrant(grant: EntityGrant, catalog: Catalog, language: Language): Issue[] {
  const { entity } = grant;
  const everywhere = entity === '*';
  if (!everywhere && entity !== userTarget && !catalog.entity(entity))
    return [issue('grant.entity-unknown', '/entity', { entity })];
  const issues = grant.actions.flatMap((action, index) =>
    actions.includes(action) ? [] : [issue('grant.action-unknown', pointer('actions', index), { action })],
  );
  if (!rights.includes(grant.defaultField))
    issues.push(issue('grant.right-unknown', '/defaultField', { right: grant.defaultField }));
  for (const [field, right] of Object.entries(grant.fields ?? {})) {
    const at = pointer('fields', field);
    if (fixedFields.has(field)) issues.push(issue('grant.field-fixed', at, { field }));
    else if (!everywhere && !catalog.field(entity, field))
      issues.push(issue('grant.field-unknown', at, { field }));
    if (!rights.includes(right)) issues.push(issue('grant.right-unknown', at, { right }));
  }
  return [...issues, ...checkRows(grant, catalog, language)];
}

/** A condition for every entity must hold for each of them, so it can only name what all of them have. */
function checkRows({ entity, rows }: EntityGrant, catalog: Catalog, language: Language): Issue[] {
  if (rows === undefined) return [];
  const shape = checkFilterShape(rows, { nodes: 0, formulaCharacters: 0 });
  if (shape.length > 0) return under('/rows', shape);
  const entities = entity === '*' ? catalog.entities.map((each) => each.key) : [entity];
  for (const each of entities) {
    const issues = checkFilter(rows, { catalog, entity: each, language });
    if (issues.length > 0) return under('/rows', issues);
  }
  return [];
}
