import { checkGrants } from './check-grants.ts';
import type { EntityGrant } from './policy.ts';
import { shop } from './testing/fixtures.ts';

const grant: EntityGrant = { entity: 'customer', actions: ['read'], defaultField: 'read' };

function issuesOf(...grants: object[]): string[] {
  const given = grants.map((each): EntityGrant => ({ ...grant, ...each }));
  return checkGrants(given, shop).map(({ code, at }) => `${code} ${at}`);
}

describe('the grants of a role', () => {
  test('are fine when everything they name exists', () => {
    expect(
      issuesOf(
        {
          rows: { formula: 'owner = me OR store.manager = me' },
          fields: { phone: 'mask', createdAt: 'none' },
        },
        { entity: '*', rows: { formula: 'createdBy = me' } },
        { entity: 'user', defaultField: 'none', fields: { email: 'read' } },
      ),
    ).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['an unknown entity', { entity: 'ghost' }, 'grant.entity-unknown /0/entity'],
    ['an unknown field', { fields: { nickname: 'read' } }, 'grant.field-unknown /0/fields/nickname'],
    ['a field that is always visible', { fields: { id: 'none' } }, 'grant.field-fixed /0/fields/id'],
    ['an unknown right', { fields: { name: 'own' } }, 'grant.right-unknown /0/fields/name'],
    ['an unknown default right', { defaultField: 'all' }, 'grant.right-unknown /0/defaultField'],
    ['an unknown action', { actions: ['read', 'drop'] }, 'grant.action-unknown /0/actions/1'],
    [
      'a row condition on an unknown field',
      { rows: { formula: 'nickname = 1' } },
      'expression.unknown-name /0/rows/formula',
    ],
    [
      'a row condition that is no condition',
      { rows: { all: [{ formula: 'totalSpent' }] } },
      'expression.not-boolean /0/rows/all/0/formula',
    ],
    [
      'a row condition for all that only one entity has',
      { entity: '*', rows: { formula: 'owner = me' } },
      'expression.unknown-name /0/rows/formula',
    ],
    ['a row condition of another shape', { rows: { sql: 'TRUE' } }, 'condition.shape-invalid /0/rows'],
  ])('may not name %s', (_, part, issue) => {
    expect(issuesOf(part)).toEqual([issue]);
  });

  test('may not name an entity twice', () => {
    expect(issuesOf({}, {})).toEqual(['grant.entity-twice /1/entity']);
  });
});
