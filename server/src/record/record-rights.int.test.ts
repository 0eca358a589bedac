import {
  createRecord,
  createRecords,
  deleteRecord,
  findChoices,
  findUsedValues,
  queryRecords,
  readHistory,
  readRecord,
  undoChange,
  updateRecord,
  updateRecords,
} from '@atelier/api';
import { jest } from '@jest/globals';
import { CustomerShop, entity, member, role } from './testing/customer-shop.ts';
import type { Person } from '../testing/people.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { RecordChange } from './record-change.ts';
import { RecordStore } from './record-store.ts';

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

describe('rights', () => {
  test('rows of others do not exist, in whatever way they are asked for', async () => {
    const person = await shop.server.signIn(member);
    const id = await shop.make({ name: 'hidden' });
    const missing = await Promise.all([
      person.refused(readRecord, { params: { entity, id } }),
      person.refused(updateRecord, { params: { entity, id }, body: { version: 1, values: { name: 'x' } } }),
      person.refused(deleteRecord, { params: { entity, id }, search: {} }),
      person.refused(readHistory, { params: { entity, id }, search: {} }),
      person.refused(undoChange, { params: { entity, id, version: 1 } }),
    ]);
    expect(missing.map(({ status, code }) => `${status} ${code}`)).toEqual(
      Array.from({ length: 5 }, () => '404 record.missing'),
    );
    const bulk = await person.call(updateRecords, {
      params: { entity },
      body: { select: { ids: [id] }, values: { name: 'x' } },
    });
    expect(bulk).toMatchObject({ done: 0, refused: 1, issues: [{ issue: { code: 'record.missing' } }] });
    expect(await shop.read(id)).toMatchObject({ name: 'hidden', version: 1 });
  });

  test('a hidden field is neither read nor written, and history does not tell it', async () => {
    const person = await shop.server.signIn(member);
    const id = await shop.make({ name: 'mine', owner: person.id, spent: '99' });
    const own = await shop.read(id, person);
    expect(own).not.toHaveProperty('spent');
    const write = await person.refused(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { spent: '1' } },
    });
    expect(write).toMatchObject({
      status: 403,
      issues: [{ code: 'record.field-denied', at: '/values/spent' }],
    });
    expect(
      (
        await person.refused(createRecord, {
          params: { entity },
          body: { values: { name: 'x', spent: '1' } },
        })
      ).status,
    ).toBe(403);
    for (const body of [
      { select: ['spent'] },
      { filter: { formula: 'spent > 0' } },
      { sort: [{ field: 'spent', direction: 'ascending' as const }] },
    ]) {
      expect((await person.refused(queryRecords, { params: { entity }, body })).status).toBe(403);
    }
    expect(
      (await person.refused(findUsedValues, { params: { entity, field: 'spent' }, search: {} })).status,
    ).toBe(403);
    await admin.call(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { spent: '7', note: 'seen' } },
    });
    const { rows } = await person.call(readHistory, { params: { entity, id }, search: {} });
    expect(rows[0]).toMatchObject({
      changes: [{ field: 'note', before: null, after: 'seen' }],
      partial: true,
    });
    expect(JSON.stringify(rows)).not.toContain('"7.00"');
  });

  test('nobody pushes a record out of what they may see, or makes one there', async () => {
    const person = await shop.server.signIn(member);
    const id = await shop.make({ name: 'mine' }, person);
    const away = await person.refused(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { owner: admin.id } },
    });
    expect(away).toMatchObject({ status: 403, code: 'record.out-of-reach' });
    expect((await shop.read(id))['owner']).toBe(person.id);
    const there = await person.refused(createRecord, {
      params: { entity },
      body: { values: { name: 'x', owner: admin.id } },
    });
    expect(there.code).toBe('record.out-of-reach');
    expect(
      (
        await person.refused(updateRecords, {
          params: { entity },
          body: { select: { ids: [id] }, values: { owner: admin.id } },
        })
      ).code,
    ).toBe('record.out-of-reach');
  });

  test('a value that a hidden record has is taken, and no more is said', async () => {
    const person = await shop.server.signIn(member);
    const mobile = shop.nextPhone();
    const id = await shop.make({ name: 'secret', mobile });
    const problem = await person.refused(createRecord, {
      params: { entity },
      body: { values: { name: 'x', mobile } },
    });
    expect(problem).toMatchObject({ status: 409, code: 'record.not-unique' });
    expect(JSON.stringify(problem)).not.toContain(id);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  test('values may point only at records within sight', async () => {
    const bund = (
      await admin.call(createRecord, {
        params: { entity: 'store' },
        body: { values: { name: 'Secret store' } },
      })
    ).id;
    const person = await shop.server.signIn(member);
    const problem = await person.refused(createRecord, {
      params: { entity },
      body: { values: { name: 'x', store: bund } },
    });
    expect(problem.issues).toMatchObject([{ code: 'record.target-missing', at: '/values/store' }]);
    const id = await shop.make({ name: 'mine', owner: person.id, store: bund });
    // Leaving it as it is, is no pointing.
    const kept = await person.call(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { note: 'x', store: bund } },
    });
    expect(kept.version).toBe(2);
    expect(kept.titles['store'] ?? {}).toEqual({});
  });

  test('an entity without a grant is not there', async () => {
    const person = await shop.server.signIn(member);
    const problem = await person.refused(createRecord, {
      params: { entity: 'store' },
      body: { values: { name: 'x' } },
    });
    expect(problem).toMatchObject({ status: 404, code: 'entity.missing' });
    const unknown = await person.refused(createRecord, {
      params: { entity: 'nothing' },
      body: { values: { name: 'x' } },
    });
    expect({ ...unknown, traceId: '', details: {}, title: '' }).toEqual({
      ...problem,
      traceId: '',
      details: {},
      title: '',
    });
  });

  test('the answer says what may be done with this very record', async () => {
    const reader = await shop.server.signIn(role([{ entity, actions: ['read'], defaultField: 'read' }]));
    const id = await shop.make({ name: 'a' });
    const { rights } = await reader.call(readRecord, { params: { entity, id } });
    expect(rights).toMatchObject({ update: false, delete: false, fields: { name: 'read' } });
  });
});

describe('pickers', () => {
  test('records by pinyin and initials, people by name, with a second line to tell them apart', async () => {
    const mobile = shop.nextPhone();
    const id = await shop.make({ name: '欧阳娜娜', mobile });
    const found = await admin.call(findChoices, { params: { target: entity }, search: { text: 'oynn' } });
    expect(found.choices).toEqual([
      { id, title: '欧阳娜娜', hint: expect.stringContaining('138') as unknown },
    ]);
    const named = await admin.call(findChoices, { params: { target: entity }, search: { ids: id } });
    expect(named.choices).toEqual([{ id, title: '欧阳娜娜' }]);
    const people = await admin.call(findChoices, {
      params: { target: 'user' },
      search: { text: admin.viewer.name },
    });
    expect(people.choices).toMatchObject([{ id: admin.id }]);
    const person = await shop.server.signIn(member);
    expect(
      (await person.call(findChoices, { params: { target: entity }, search: { text: 'oynn' } })).choices,
    ).toEqual([]);
  });

  test('tags that are in use, most used first, of one’s own rows', async () => {
    const person = await shop.server.signIn(member);
    const [often, once] = ['often', 'once'];
    await shop.make({ name: 'a', tags: [often, once] }, person);
    await shop.make({ name: 'b', tags: [often] }, person);
    await shop.make({ name: 'c', tags: ['of others'] });
    const { values } = await person.call(findUsedValues, { params: { entity, field: 'tags' }, search: {} });
    expect(values).toEqual([often, once]);
    const { values: some } = await person.call(findUsedValues, {
      params: { entity, field: 'tags' },
      search: { text: 'ONCE' },
    });
    expect(some).toEqual([once]);
  });
});

describe('those who listen', () => {
  test('hear all changes of a statement at once, in its transaction, and may refuse them', async () => {
    const heard: (readonly RecordChange[])[] = [];
    let refuses = false;
    let listens = true;
    const records = shop.server.app.get(RecordStore);
    records.addListener({
      listensTo: (key) => listens && key === entity,
      recordsChanged: async (tx: Transaction, changes) => {
        heard.push(changes);
        await tx.query('SELECT 1');
        if (refuses) throw new Error('refused by a listener');
      },
    });
    try {
      const { ids } = await admin.call(createRecords, {
        params: { entity },
        body: { records: [{ name: 'l1' }, { name: 'l2' }] },
      });
      await admin.call(updateRecords, {
        params: { entity },
        body: { select: { ids }, values: { note: 'heard' } },
      });
      expect(
        heard.map((changes) => changes.map(({ action, changed }) => `${action} ${changed.includes('note')}`)),
      ).toEqual([
        ['created false', 'created false'],
        ['updated true', 'updated true'],
      ]);
      expect(heard[1]?.[0]).toMatchObject({
        before: { note: null, version: 1 },
        after: { note: 'heard', version: 2 },
        by: admin.id,
      });
      refuses = true;
      expect(
        (await admin.refused(createRecord, { params: { entity }, body: { values: { name: 'never' } } }))
          .status,
      ).toBe(500);
      const none = await admin.call(queryRecords, {
        params: { entity },
        body: { filter: { formula: 'name = "never"' }, select: ['name'] },
      });
      expect(none.rows).toEqual([]);
    } finally {
      listens = false;
    }
  });
});
