import Type from 'typebox';
import { compileSearch, compileStrict } from './validators.ts';

const person = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 5 }),
  age: Type.Optional(Type.Integer({ minimum: 0 })),
  tags: Type.Optional(Type.Array(Type.Object({ key: Type.String() }), { maxItems: 2 })),
  kind: Type.Optional(Type.Union([Type.Literal('a'), Type.Literal('b')])),
  id: Type.Optional(Type.String({ format: 'uuid' })),
});

test('a body that fits has no issues and is not changed', () => {
  const body = { name: '李雷', age: 3, tags: [{ key: 'x' }] };
  expect(compileStrict(person)(body)).toEqual([]);
  expect(body).toEqual({ name: '李雷', age: 3, tags: [{ key: 'x' }] });
});

test('every issue is told at once, with a pointer', () => {
  const issues = compileStrict(person)({ age: -1, tags: [{ key: 1 }, {}, {}], kind: 'c', id: 'x' });
  expect(issues).toEqual(
    expect.arrayContaining([
      { code: 'request.missing', at: '/name' },
      { code: 'request.below-amount', at: '/age', details: { limit: 0 } },
      { code: 'request.wrong-type', at: '/tags/0/key', details: { expected: 'string' } },
      { code: 'request.missing', at: '/tags/1/key' },
      { code: 'request.above-count', at: '/tags', details: { limit: 2 } },
      { code: 'request.not-allowed', at: '/kind' },
      { code: 'request.wrong-format', at: '/id', details: { format: 'uuid' } },
    ]),
  );
});

test('MA-01 what the description does not name is refused, at any depth', () => {
  const issues = compileStrict(person)({ name: 'x', isAdmin: true, tags: [{ key: 'a', role: 'admin' }] });
  expect(issues).toEqual([
    { code: 'request.unexpected', at: '/isAdmin' },
    { code: 'request.unexpected', at: '/tags/0/role' },
  ]);
});

test('parts of a whole do not refuse each other’s properties, and the whole refuses others', () => {
  const whole = Type.Intersect([Type.Object({ a: Type.String() }), Type.Object({ b: Type.String() })]);
  const validate = compileStrict(whole);
  expect(validate({ a: 'x', b: 'y' })).toEqual([]);
  expect(validate({ a: 'x', b: 'y', c: 'z' }).map(({ at }) => at)).toEqual(['/c']);
});

test('a document that a package checks itself stays open', () => {
  const validate = compileStrict(Type.Object({ model: Type.Unsafe({ type: 'object', title: 'Model' }) }));
  expect(validate({ model: { anything: { at: ['all'] } } })).toEqual([]);
});

test('a body is not converted, an address is', () => {
  const page = Type.Object({ limit: Type.Integer(), all: Type.Optional(Type.Boolean()) });
  expect(compileStrict(page)({ limit: '5' })).toHaveLength(1);
  const search: Record<string, unknown> = { limit: '5', all: 'true' };
  expect(compileSearch(page)(search)).toEqual([]);
  expect(search).toEqual({ limit: 5, all: true });
});

test('a hostile body does not make a list of issues without end', () => {
  const list = compileStrict(Type.Object({ list: Type.Array(Type.String()) }));
  expect(list({ list: Array.from({ length: 5000 }, () => 1) })).toHaveLength(50);
});
