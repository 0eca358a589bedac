import {
  createRecord,
  deleteRecord,
  deleteRecords,
  purgeRecord,
  queryRecords,
  readRecord,
  restoreRecord,
  restoreRecords,
  undoChange,
  updateRecord,
  updateRecords,
  upsertRecords,
} from '@atelier/api';
import { jest } from '@jest/globals';
import { CustomerShop, entity, member } from './testing/customer-shop.ts';
import { uuidv7 } from 'uuidv7';
import type { Person } from '../testing/people.ts';
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

describe('changing', () => {
  test('a stale write is refused with both sides; nothing is lost', async () => {
    const id = await shop.make({ name: 'a' });
    await admin.call(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { note: 'mine' } },
    });
    const problem = await admin.refused(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { note: 'yours' } },
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'record.stale',
      details: {
        version: 2,
        expected: 1,
        current: { note: 'mine' },
        yours: { note: 'yours' },
        changedBy: admin.id,
      },
    });
  });

  test('what does not change makes no version', async () => {
    const id = await shop.make({ name: 'a', spent: '10' });
    const same = await admin.call(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { name: ' a', spent: '10.00' } },
    });
    expect(same.version).toBe(1);
  });

  test('of many writers of one version exactly one wins', async () => {
    const id = await shop.make({ name: 'a' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        admin.send(updateRecord, {
          params: { entity, id },
          body: { version: 1, values: { note: `n${index}` } },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await shop.read(id))['version']).toBe(2);
  });

  test('writers that name no version all get through, one after the other', async () => {
    const id = await shop.make({ name: 'a' });
    const records = shop.server.app.get(RecordStore);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        records.update(
          { entity, id, values: { note: `n${index}` } },
          { viewer: admin.viewer, cause: { kind: 'flow', id: 'run' } },
        ),
      ),
    );
    expect((await shop.read(id))['version']).toBe(21);
  });

  test('the same values on what a list shows; those that cannot be touched are named', async () => {
    const tag = `bulk${uuidv7()}`;
    const ids = await Promise.all(['a', 'b', 'c'].map((name) => shop.make({ name, note: tag })));
    const answer = await admin.call(updateRecords, {
      params: { entity },
      body: { select: { query: { filter: { formula: `note = "${tag}"` } } }, values: { stage: 'customer' } },
    });
    expect(answer).toMatchObject({ done: 3, refused: 0 });
    const missing = uuidv7();
    const again = await admin.call(updateRecords, {
      params: { entity },
      body: { select: { ids: [...ids, missing] }, values: { stage: 'lead' } },
    });
    expect(again).toMatchObject({
      done: 3,
      refused: 1,
      issues: [{ id: missing, issue: { code: 'record.missing' } }],
    });
    const { reversed, cause } = await shop.undo('person', answer.cause.id);
    // The second action changed the same field since.
    expect(reversed).toBe(0);
    expect(cause.kind).toBe('undo');
    expect(await shop.undo('person', again.cause.id)).toMatchObject({ reversed: 3 });
    expect((await shop.read(ids[0] ?? ''))['stage']).toBe('customer');
  });

  test('upsert updates those that are there and creates the others', async () => {
    const mobile = shop.nextPhone();
    const id = await shop.make({ name: 'old', mobile, note: 'kept' });
    const answer = await admin.call(upsertRecords, {
      params: { entity },
      body: {
        match: 'mobile',
        records: [
          { name: 'new', mobile: mobile.slice(3) },
          { name: 'fresh', mobile: shop.nextPhone() },
        ],
      },
    });
    expect(answer).toMatchObject({ updated: [id], unchanged: 0 });
    expect(answer.created).toHaveLength(1);
    expect(await shop.read(id)).toMatchObject({ name: 'new', note: 'kept', version: 2 });
    const wrong = await admin.refused(upsertRecords, {
      params: { entity },
      body: { match: 'note', records: [{ name: 'x' }] },
    });
    expect(wrong.code).toBe('record.match-not-unique');
  });

  test('two bulk changes over the same records in opposite order both end', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, (_, index) => shop.make({ name: `d${index}` })));
    const change = (list: readonly string[], note: string) =>
      admin.call(updateRecords, {
        params: { entity },
        body: { select: { ids: [...list] }, values: { note } },
      });
    const answers = await Promise.all([
      change(ids, 'x'),
      change(ids.toReversed(), 'y'),
      change(ids, 'z'),
      change(ids.toReversed(), 'w'),
    ]);
    expect(answers.map(({ done }) => done)).toEqual([40, 40, 40, 40]);
    expect((await shop.read(ids[0] ?? ''))['version']).toBe(5);
  });
});

describe('the recycle bin', () => {
  test('deleted records are out of sight, come back, and are gone for good when purged', async () => {
    const id = await shop.make({ name: 'bin' });
    const deleted = await admin.call(deleteRecord, { params: { entity, id }, search: { version: 1 } });
    expect(deleted.version).toBe(2);
    expect((await admin.refused(readRecord, { params: { entity, id } })).code).toBe('record.missing');
    const bin = await admin.call(queryRecords, {
      params: { entity },
      body: { deleted: true, filter: { formula: 'name = "bin"' }, select: ['name'] },
    });
    expect(bin.rows).toHaveLength(1);
    await admin.call(restoreRecord, { params: { entity, id } });
    expect((await shop.read(id))['version']).toBe(3);
    expect((await admin.refused(purgeRecord, { params: { entity, id } })).code).toBe('record.missing');
    await admin.call(deleteRecord, { params: { entity, id }, search: {} });
    await admin.call(purgeRecord, { params: { entity, id } });
    expect((await admin.refused(restoreRecord, { params: { entity, id } })).code).toBe('record.missing');
  });

  test('a value that was taken meanwhile keeps a record in the bin, with the reason', async () => {
    const mobile = shop.nextPhone();
    const id = await shop.make({ name: 'a', mobile });
    await admin.call(deleteRecord, { params: { entity, id }, search: {} });
    await shop.make({ name: 'b', mobile });
    expect((await admin.refused(restoreRecord, { params: { entity, id } })).issues).toMatchObject([
      { code: 'record.not-unique' },
    ]);
    const many = await admin.call(restoreRecords, { params: { entity }, body: { select: { ids: [id] } } });
    expect(many).toMatchObject({ done: 0, refused: 1, issues: [{ issue: { code: 'record.not-unique' } }] });
  });

  test('what others point at is not purged', async () => {
    const target = (
      await admin.call(createRecord, { params: { entity: 'store' }, body: { values: { name: 'Pudong' } } })
    ).id;
    await shop.make({ name: 'x', store: target });
    await admin.call(deleteRecords, { params: { entity: 'store' }, body: { select: { ids: [target] } } });
    expect((await admin.refused(purgeRecord, { params: { entity: 'store', id: target } })).code).toBe(
      'record.still-referenced',
    );
  });
});

describe('taking back', () => {
  test('one change of one record, without what was edited since', async () => {
    const id = await shop.make({ name: 'a', note: 'n', spent: '1' });
    await admin.call(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { name: 'b', note: 'm' } },
    });
    await admin.call(updateRecord, {
      params: { entity, id },
      body: { version: 2, values: { note: 'later' } },
    });
    const answer = await admin.call(undoChange, { params: { entity, id, version: 2 } });
    expect(answer).toMatchObject({ reversed: 1, kept: 0 });
    expect(await shop.read(id)).toMatchObject({ name: 'a', note: 'later', version: 4 });
  });

  test('a deletion is taken back, and taking back can itself be taken back', async () => {
    const id = await shop.make({ name: 'a' });
    const { cause } = await admin.call(deleteRecord, { params: { entity, id }, search: {} });
    const answer = await shop.undo('person', cause.id);
    expect(answer.reversed).toBe(1);
    expect((await shop.read(id))['name']).toBe('a');
    expect(await shop.undo('undo', answer.cause.id)).toMatchObject({ reversed: 1 });
    expect((await admin.refused(readRecord, { params: { entity, id } })).code).toBe('record.missing');
  });

  test('nobody takes back what they may not change', async () => {
    const person = await shop.server.signIn(member);
    const id = await shop.make({ name: 'a', owner: person.id });
    const { cause } = await admin.call(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { spent: '5' } },
    });
    expect(await shop.undo('person', cause.id, person)).toMatchObject({
      reversed: 0,
      failed: 1,
      rest: [{ id, outcome: 'failed' }],
    });
  });
});
