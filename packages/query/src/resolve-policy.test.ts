import type { EntityGrant } from './policy.ts';
import { resolvePolicy } from './resolve-policy.ts';
import { founder, shop, viewerWith } from './testing/fixtures.ts';

const own = { formula: 'owner = me' };

function policyOf(...roles: EntityGrant[][]) {
  return resolvePolicy(viewerWith(...roles), shop);
}

describe('a policy', () => {
  test('allows nothing without a grant', () => {
    const policy = policyOf([]);
    expect(policy.mayDo('customer', 'read')).toBe(false);
    expect(policy.fieldRight('customer', 'name')).toBe('none');
    expect(policy.rowFilter('customer', 'read')).toBe('none');
  });

  test('gives the highest right of all roles, and none on what does not exist', () => {
    const policy = policyOf(
      [
        {
          entity: 'customer',
          actions: ['read'],
          defaultField: 'none',
          fields: { name: 'mask', phone: 'read' },
        },
      ],
      [
        {
          entity: 'customer',
          actions: ['read', 'update'],
          defaultField: 'mask',
          fields: { name: 'write', phone: 'none' },
        },
      ],
    );
    expect(policy.fieldRight('customer', 'name')).toBe('write');
    expect(policy.fieldRight('customer', 'phone')).toBe('read');
    expect(policy.fieldRight('customer', 'city')).toBe('mask');
    expect(policy.fieldRight('customer', 'salary')).toBe('none');
    expect(policy.fieldRight('customer', 'toString')).toBe('none');
    expect(policy.mayDo('customer', 'delete')).toBe(false);
  });

  test('counts only grants for the action that is asked about', () => {
    const policy = policyOf(
      [{ entity: 'customer', actions: ['read'], defaultField: 'read' }],
      [{ entity: 'customer', actions: ['create'], defaultField: 'write' }],
    );
    expect(policy.fieldRight('customer', 'name', 'read')).toBe('read');
    expect(policy.fieldRight('customer', 'name', 'create')).toBe('write');
    expect(policy.fieldRight('customer', 'name', 'update')).toBe('none');
  });

  test('never lets system fields be written, and always lets id and version be read', () => {
    const policy = policyOf([
      {
        entity: 'customer',
        actions: ['read', 'update'],
        defaultField: 'none',
        fields: { createdAt: 'write', id: 'write' },
      },
    ]);
    expect(policy.fieldRight('customer', 'createdAt')).toBe('read');
    expect(policy.fieldRight('customer', 'id')).toBe('read');
    expect(policy.fieldRight('customer', 'version')).toBe('read');
    expect(policy.fieldRight('customer', 'createdBy')).toBe('none');
    expect(resolvePolicy(founder, shop).fieldRight('customer', 'createdAt')).toBe('read');
  });

  test('takes a grant for every entity only where the same role has none of its own', () => {
    const policy = policyOf([
      { entity: '*', actions: ['read', 'export'], defaultField: 'read' },
      { entity: 'customer', actions: ['read'], defaultField: 'none', fields: { name: 'read' } },
    ]);
    expect(policy.mayDo('store', 'export')).toBe(true);
    expect(policy.mayDo('customer', 'export')).toBe(false);
    expect(policy.fieldRight('customer', 'city')).toBe('none');
    expect(policy.mayDo('unknown', 'read')).toBe(false);
  });

  test('unites rows, and all rows as soon as one role has no condition', () => {
    const grant: EntityGrant = { entity: 'customer', actions: ['read'], defaultField: 'read' };
    expect(
      policyOf([{ ...grant, rows: own }], [{ ...grant, rows: { formula: 'subscribed' } }]).rowFilter(
        'customer',
        'read',
      ),
    ).toEqual({
      anyOf: [own, { formula: 'subscribed' }],
    });
    expect(policyOf([{ ...grant, rows: own }], [grant]).rowFilter('customer', 'read')).toBe('all');
  });

  test('shows names of people to everyone, and the rest unless a role says otherwise', () => {
    expect(policyOf().fieldRight('user', 'name')).toBe('read');
    expect(policyOf().fieldRight('user', 'email')).toBe('none');
    expect(policyOf([]).fieldRight('user', 'email')).toBe('read');
    const shy = policyOf([{ entity: 'user', actions: ['read'], defaultField: 'none' }]);
    expect([shy.fieldRight('user', 'name'), shy.fieldRight('user', 'email')]).toEqual(['read', 'none']);
    expect(
      policyOf([{ entity: '*', actions: ['read'], defaultField: 'none' }]).fieldRight('user', 'email'),
    ).toBe('read');
  });

  test('has another hash for other rights, another person, another zone or another catalog', () => {
    const grant: EntityGrant = { entity: 'customer', actions: ['read'], defaultField: 'read' };
    const base = viewerWith([grant]);
    const viewers = [
      base,
      { ...base, userId: '01900000-0000-7000-8000-000000000002' },
      { ...base, timeZone: 'Europe/Paris' },
      viewerWith([{ ...grant, rows: own }]),
      founder,
    ];
    const hashes = viewers.map((viewer) => resolvePolicy(viewer, shop).hash);
    hashes.push(resolvePolicy(base, { ...shop, version: 2 }).hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(resolvePolicy(viewerWith([{ ...grant }]), shop).hash).toBe(hashes[0]);
  });
});
