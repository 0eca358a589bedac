import {
  createRecord,
  createRecords,
  deleteRecord,
  readHistory,
  updateRecord,
  updateRecords,
  upsertRecords,
} from '@atelier/api';
import { jest } from '@jest/globals';
import { CustomerShop, entity } from './testing/customer-shop.ts';
import { uuidv7 } from 'uuidv7';
import type { Person } from '../testing/people.ts';

jest.setTimeout(60_000);

let shop: CustomerShop;
let admin: Person;

beforeAll(async () => {
  shop = await CustomerShop.open();
  admin = shop.admin;
});

afterAll(async () => {
  expect(await shop.close()).toEqual([]);
});

describe('creating', () => {
  test('defaults, numbers and one stored form; the history begins with it', async () => {
    const made = await admin.call(createRecord, {
      params: { entity },
      body: { values: { name: ' 王小明 ', mobile: '138 0013 8000', spent: '1234.5', tags: ['VIP', 'vip '] } },
    });
    expect(made.record).toMatchObject({
      name: '王小明',
      mobile: '+8613800138000',
      spent: '1234.50',
      stage: 'lead',
      owner: admin.id,
      version: 1,
    });
    expect(made.record?.['number']).toMatch(/^K\d{3}$/);
    const { rows } = await admin.call(readHistory, { params: { entity, id: made.id }, search: {} });
    expect(rows).toMatchObject([
      {
        action: 'created',
        version: 1,
        by: admin.id,
        byName: admin.viewer.name,
        cause: { kind: 'person' },
        partial: false,
      },
    ]);
    expect(rows[0]?.changes.find((change) => change.field === 'spent')).toEqual({
      field: 'spent',
      before: null,
      after: '1234.50',
    });
  });

  test('every issue at once, at its field', async () => {
    const problem = await admin.refused(createRecord, {
      params: { entity },
      body: {
        values: { mobile: '12', spent: 'much', stage: 'gone', nope: 1, number: 'K1', store: uuidv7() },
      },
    });
    expect(problem.issues.map(({ at }) => at).sort()).toEqual([
      '/values/mobile',
      '/values/name',
      '/values/nope',
      '/values/number',
      '/values/spent',
      '/values/stage',
    ]);
  });

  test.each([
    'id',
    'createdBy',
    'ownerId',
    'workspaceId',
    'role',
    'isAdmin',
    'version',
    'deletedAt',
    '__proto__x',
  ])('the property %s cannot be slipped in, by any verb', async (key) => {
    const id = await shop.make({ name: 'fixed' });
    const before = await shop.read(id);
    const values = { name: 'slipped', [key]: admin.id };
    const answers = await Promise.all([
      admin.refused(createRecord, { params: { entity }, body: { values } }),
      admin.refused(updateRecord, { params: { entity, id }, body: { version: 1, values } }),
      admin.refused(createRecords, { params: { entity }, body: { records: [values] } }),
      admin.refused(updateRecords, { params: { entity }, body: { select: { ids: [id] }, values } }),
      admin.refused(upsertRecords, { params: { entity }, body: { match: 'mobile', records: [values] } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(await shop.read(id)).toEqual(before);
  });

  test('a form that is sent twice makes one record', async () => {
    const submission = uuidv7();
    const send = () =>
      admin.call(createRecord, { params: { entity }, body: { values: { name: 'once' }, submission } });
    const answers = await Promise.all([send(), send(), send()]);
    answers.push(await send());
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });

  test('a taken value is told at its field, with the record that has it', async () => {
    const mobile = shop.nextPhone();
    const id = await shop.make({ name: 'first', mobile });
    const problem = await admin.refused(createRecord, {
      params: { entity },
      body: { values: { name: 'second', mobile } },
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'record.not-unique',
      issues: [{ at: '/values/mobile', details: { record: { id, title: 'first' } } }],
    });
  });

  test('values point only at what is there', async () => {
    const gone = (
      await admin.call(createRecord, { params: { entity: 'store' }, body: { values: { name: 'Bund' } } })
    ).id;
    await admin.call(deleteRecord, { params: { entity: 'store', id: gone }, search: {} });
    for (const target of [uuidv7(), gone]) {
      const problem = await admin.refused(createRecord, {
        params: { entity },
        body: { values: { name: 'x', store: target } },
      });
      expect(problem.issues).toMatchObject([{ code: 'record.target-missing', at: '/values/store' }]);
    }
    const person = await admin.refused(createRecord, {
      params: { entity },
      body: { values: { name: 'x', owner: uuidv7() } },
    });
    expect(person.issues).toMatchObject([{ code: 'record.target-missing', at: '/values/owner' }]);
  });

  test('many are created together or not at all, with every reason', async () => {
    const mobile = shop.nextPhone();
    await shop.make({ name: 'has it', mobile });
    const good = { name: 'a' };
    const double = { name: 'b', mobile };
    const other = { name: 'd', mobile: shop.nextPhone() };
    const reasons = async (records: Record<string, unknown>[]): Promise<string[]> => {
      const { issues } = await admin.refused(createRecords, { params: { entity }, body: { records } });
      return issues.map(({ code, at }) => `${code} ${at}`);
    };
    expect(await reasons([good, double, { spent: '1' }, other])).toEqual([
      'record.not-unique /records/1/mobile',
      'value.required /records/2/name',
    ]);
    expect(await reasons([good, other, { ...other, name: 'again' }])).toEqual([
      'record.not-unique /records/2/mobile',
    ]);
    const { ids, cause } = await admin.call(createRecords, {
      params: { entity },
      body: { records: [good, other] },
    });
    expect(ids).toHaveLength(2);
    expect(await shop.undo('person', cause.id)).toMatchObject({ reversed: 2 });
  });

  test('fifty clients get fifty numbers without a gap or a double', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, (_, index) => shop.make({ name: `n${index}` })));
    const numbers = (await Promise.all(ids.map((id) => shop.read(id))))
      .map((row) => Number(String(row['number']).slice(1)))
      .sort((a, b) => a - b);
    expect(numbers.map((one) => one - (numbers[0] ?? 0))).toEqual(
      Array.from({ length: 50 }, (_, index) => index),
    );
  });

  test('fifty clients with one phone number make one record', async () => {
    const mobile = shop.nextPhone();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        admin.send(createRecord, { params: { entity }, body: { values: { name: 'same', mobile } } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array.from({ length: 49 }, () => 409),
    ]);
  });
});
