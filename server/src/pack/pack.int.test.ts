import {
  createEntity,
  createRecord,
  installPack,
  listEntities,
  listPacks,
  listRoles,
  listViews,
  planPack,
  publishEntity,
  queryRecords,
  readEntityDesign,
} from '@atelier/api';
import type { FieldModel } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import { readPack } from '@atelier/pack';
import { DocumentModule } from '../document/document.module.ts';
import { checkTables } from '../entity/check-tables.ts';
import { EntityModule } from '../entity/entity.module.ts';
import { Database } from '../platform/database/database.ts';
import { RecordModule } from '../record/record.module.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { PackFolder } from './pack-folder.ts';
import { PackModule } from './pack.module.ts';

const pack = 'customer-table';
const open: TestApp[] = [];

async function workspace(): Promise<TestApp> {
  const server = await testApp({ modules: [DocumentModule, EntityModule, RecordModule, PackModule] });
  open.push(server);
  return server;
}

afterEach(async () => {
  for (const server of open.splice(0)) {
    const differences = await checkTables(server.app.get(Database));
    await server.close();
    expect(differences).toEqual([]);
  }
});

function field(key: string, kind: string): FieldModel {
  return { key, label: { zh: key, en: key }, kind, settings: {} };
}

describe('installing the customer table', () => {
  test('gives an entity, a list and roles; a second time changes nothing', async () => {
    const server = await workspace();
    const admin = await server.signIn('admin');
    const before = await admin.call(listPacks, {});
    expect(before.packs).toMatchObject([
      { key: pack, contents: { entity: 1, view: 1, role: 3 }, options: [{ key: 'shareAll', default: true }] },
    ]);
    const plan = await admin.call(planPack, { params: { pack }, body: {} });
    expect(plan.objects.map(({ kind, key, action }) => `${action} ${kind} ${key}`)).toEqual([
      'create entity customer',
      'create view customerList',
      'create role member',
      'create role owner',
      'create role reader',
    ]);
    expect((await admin.call(listEntities, {})).entities).toEqual([]);
    await admin.call(installPack, { params: { pack }, body: {} });
    const { entities, version } = await admin.call(listEntities, {});
    expect(entities[0]?.model.fields.map(({ key }) => key)).toEqual([
      'name',
      'mobile',
      'wechat',
      'source',
      'stage',
      'tags',
      'owner',
      'nextContactAt',
      'note',
    ]);
    expect(entities[0]?.defaultView).toBe('customerList');
    const again = await admin.call(installPack, { params: { pack }, body: {} });
    expect(again.objects.every(({ action }) => action === 'same')).toBe(true);
    expect((await admin.call(listEntities, {})).version).toBe(version);
    expect((await admin.call(listPacks, {})).packs[0]?.installed?.version).toBe('1.0.0');
    expect((await admin.call(listViews, { search: { entity: 'customer' } })).views).toHaveLength(1);
  });

  test('a customer needs no more than a name; status and owner come by themselves', async () => {
    const server = await workspace();
    const admin = await server.signIn('admin');
    await admin.call(installPack, { params: { pack }, body: {} });
    const made = await admin.call(createRecord, {
      params: { entity: 'customer' },
      body: { values: { name: '王小明' } },
    });
    expect(made.record).toMatchObject({ name: '王小明', stage: 'lead', owner: admin.id });
    expect(made.titles['user']).toEqual({ [admin.id]: admin.viewer.name });
  });

  test('members see their own customers, readers all of them; sharing is a choice', async () => {
    const server = await workspace();
    const admin = await server.signIn('admin');
    await admin.call(installPack, { params: { pack }, body: { options: { shareAll: false } } });
    const { roles } = await admin.call(listRoles, {});
    expect(roles.map(({ key }) => key).sort()).toEqual(['admin', 'member', 'owner']);
    const model = roles.find(({ key }) => key === 'member')?.model;
    const member = await server.signIn(model);
    await admin.call(createRecord, {
      params: { entity: 'customer' },
      body: { values: { name: 'of the admin' } },
    });
    await member.call(createRecord, { params: { entity: 'customer' }, body: { values: { name: 'own' } } });
    const seen = await member.call(queryRecords, {
      params: { entity: 'customer' },
      body: { select: ['name'], count: true },
    });
    expect(seen).toMatchObject({ rows: [{ name: 'own' }], total: 1 });
  });

  test('an entity that is there already keeps everything and gets what it lacks', async () => {
    const server = await workspace();
    const admin = await server.signIn('admin');
    const own = {
      key: 'customer',
      label: { zh: '我的客户', en: 'My customers' },
      titleField: 'name',
      fields: [field('name', 'text'), field('shoeSize', 'number')],
    };
    const { version } = await admin.call(createEntity, { body: { model: own } });
    await admin.call(publishEntity, { params: { entity: 'customer' }, body: { version } });
    await admin.call(createRecord, {
      params: { entity: 'customer' },
      body: { values: { name: 'a', shoeSize: 38 } },
    });
    const plan = await admin.call(installPack, { params: { pack }, body: {} });
    expect(plan.objects[0]).toMatchObject({ action: 'extend' });
    const { published } = await admin.call(readEntityDesign, { params: { entity: 'customer' } });
    expect(published?.label.zh).toBe('我的客户');
    expect(published?.fields.map(({ key }) => key).slice(0, 4)).toEqual([
      'name',
      'shoeSize',
      'mobile',
      'wechat',
    ]);
    const { rows } = await admin.call(queryRecords, { params: { entity: 'customer' }, body: {} });
    expect(rows).toMatchObject([{ name: 'a', shoeSize: 38, stage: 'lead', owner: null }]);
  });

  test('a field of another kind is a clash that is named, and nothing is installed', async () => {
    const server = await workspace();
    const admin = await server.signIn('admin');
    const own = {
      key: 'customer',
      label: { zh: '客户', en: 'Customer' },
      titleField: 'name',
      fields: [field('name', 'text'), field('tags', 'number')],
    };
    const { version } = await admin.call(createEntity, { body: { model: own } });
    await admin.call(publishEntity, { params: { entity: 'customer' }, body: { version } });
    const problem = await admin.refused(installPack, { params: { pack }, body: {} });
    expect(problem).toMatchObject({
      status: 409,
      code: 'pack.not-installable',
      issues: [{ code: 'pack.field-clash', at: '/entities/customer/fields/tags' }],
    });
    expect((await admin.call(listViews, { search: { entity: 'customer' } })).views).toEqual([]);
    expect((await admin.call(listRoles, {})).roles.map(({ key }) => key)).toEqual(['admin']);
  });

  test('two people at one button install it once', async () => {
    const server = await workspace();
    const [one, other] = [await server.signIn('admin'), await server.signIn('admin')];
    const plans = await Promise.all(
      [one, other].map((person) => person.call(installPack, { params: { pack }, body: {} })),
    );
    expect(
      plans.map(({ objects }) => objects[0]?.action ?? '').toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['create', 'same']);
  });

  test('only those who may install packs install them', async () => {
    const server = await workspace();
    const visitor = await server.signIn({ label: { zh: '客人', en: 'Guest' }, grants: [], permissions: [] });
    expect((await visitor.refused(installPack, { params: { pack }, body: {} })).status).toBe(403);
  });
});

test('every pack that comes along can be read', async () => {
  const folder = new PackFolder();
  for (const key of await folder.keys()) {
    const read = readPack((await folder.read(key)) ?? new Map(), fieldKinds);
    expect(read.ok ? [] : read.issues).toEqual([]);
  }
});
