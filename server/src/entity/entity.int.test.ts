import {
  createEntity,
  createRecord,
  createRecords,
  listEntities,
  listEntityDesigns,
  listEntityVersions,
  planEntity,
  publishEntity,
  queryRecords,
  readEntityDesign,
  restoreEntityVersion,
  saveEntityDraft,
  updateRecord,
  type EntityDesign,
} from '@atelier/api';
import type { EntityModel, FieldModel } from '@atelier/entity';
import { Database } from '../platform/database/database.ts';
import { RecordModule } from '../record/record.module.ts';
import { DocumentModule } from '../document/document.module.ts';
import type { Person } from '../testing/people.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { checkTables } from './check-tables.ts';
import { EntityModule } from './entity.module.ts';

let server: TestApp;
let admin: Person;
let number = 0;

beforeAll(async () => {
  server = await testApp({ modules: [DocumentModule, EntityModule, RecordModule] });
  admin = await server.signIn('admin');
});

afterAll(async () => {
  const differences = await checkTables(server.app.get(Database));
  await server.close();
  expect(differences).toEqual([]);
});

function field(key: string, kind: string, more: Partial<FieldModel> = {}): FieldModel {
  return { key, label: { zh: key, en: key }, kind, settings: {}, ...more };
}

function entityOf(fields: readonly FieldModel[], key = `thing${(number += 1)}`): EntityModel {
  return { key, label: { zh: '物品', en: 'Thing' }, titleField: fields[0]?.key ?? 'name', fields };
}

async function publish(model: EntityModel): Promise<EntityDesign> {
  const created = await admin.call(createEntity, { body: { model } });
  const { design } = await admin.call(publishEntity, {
    params: { entity: model.key },
    body: { version: created.version },
  });
  return design;
}

async function draft(key: string, change: (model: EntityModel) => EntityModel): Promise<EntityDesign> {
  const design = await admin.call(readEntityDesign, { params: { entity: key } });
  const model = design.draft ?? design.published;
  if (!model) throw new Error('no model');
  return admin.call(saveEntityDraft, {
    params: { entity: key },
    body: { model: change(model), version: design.version },
  });
}

function replaced(model: EntityModel, next: FieldModel): EntityModel {
  return { ...model, fields: model.fields.map((one) => (one.key === next.key ? next : one)) };
}

async function rowsOf(entity: string): Promise<Record<string, unknown>[]> {
  const page = await admin.call(queryRecords, {
    params: { entity },
    body: { sort: [{ field: 'name', direction: 'ascending' }] },
  });
  return page.rows.map((row) => ({ ...row }));
}

describe('designing entities', () => {
  test('a draft is nothing to anyone until it is published; then it has a table, records and a version', async () => {
    const model = entityOf([
      field('name', 'text', { required: true }),
      field('mobile', 'phone', { unique: true }),
    ]);
    const created = await admin.call(createEntity, { body: { model } });
    expect((await admin.call(listEntities, {})).entities.map(({ model: one }) => one.key)).not.toContain(
      model.key,
    );
    const plan = await admin.call(planEntity, { params: { entity: model.key } });
    expect(plan).toMatchObject({ publishable: true, rows: 0, steps: [{ kind: 'create-entity' }] });
    await admin.call(publishEntity, {
      params: { entity: model.key },
      body: { version: created.version, note: 'first' },
    });
    const listed = (await admin.call(listEntities, {})).entities.find(
      ({ model: one }) => one.key === model.key,
    );
    expect(listed?.rights.actions).toContain('create');
    const { record } = await admin.call(createRecord, {
      params: { entity: model.key },
      body: { values: { name: ' 王小明 ', mobile: '138 0013 8000' } },
    });
    expect(record).toMatchObject({ name: '王小明', mobile: '+8613800138000', version: 1 });
    const { versions } = await admin.call(listEntityVersions, { params: { entity: model.key } });
    expect(versions).toMatchObject([{ version: 1, note: 'first', by: admin.id }]);
    const designs = await admin.call(listEntityDesigns, {});
    expect(designs.entities.find(({ key }) => key === model.key)).toMatchObject({
      state: 'published',
      rows: 1,
      fields: 2,
    });
  });

  test.each(['select', 'customer; DROP SCHEMA record', 'user', '__proto__', 'Xy', 'a'.repeat(41)])(
    'the key %j is refused with a clear issue and leaves no trace',
    async (key) => {
      const problem = await admin.refused(createEntity, {
        body: { model: entityOf([field('name', 'text')], key) },
      });
      expect(problem.status).toBe(400);
      expect(problem.issues[0]?.at).toBe('/model/key');
      const { entities } = await admin.call(listEntityDesigns, {});
      expect(entities.map((one) => one.key)).not.toContain(key);
    },
  );

  test('two designers: the one who is late gets both sides', async () => {
    const model = entityOf([field('name', 'text')]);
    const { version } = await publish(model);
    await draft(model.key, (one) => ({ ...one, icon: 'TeamOutlined' }));
    const problem = await admin.refused(saveEntityDraft, {
      params: { entity: model.key },
      body: { model, version },
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'document.stale',
      details: { expected: version, current: { icon: 'TeamOutlined' } },
    });
    const late = await admin.refused(publishEntity, { params: { entity: model.key }, body: { version } });
    expect(late.code).toBe('document.stale');
  });

  test('a new field is at once there for records; a dropped one keeps its values and comes back with them', async () => {
    const model = entityOf([field('name', 'text')]);
    await publish(model);
    await admin.call(createRecord, { params: { entity: model.key }, body: { values: { name: 'a' } } });
    const level = field('level', 'select', {
      settings: { options: [{ value: 'vip', label: { zh: '贵宾', en: 'VIP' } }] },
    });
    const added = await draft(model.key, (one) => ({ ...one, fields: [...one.fields, level] }));
    await admin.call(publishEntity, { params: { entity: model.key }, body: { version: added.version } });
    await admin.call(createRecord, {
      params: { entity: model.key },
      body: { values: { name: 'b', level: 'vip' } },
    });
    const dropped = await draft(model.key, (one) => ({
      ...one,
      fields: one.fields.filter(({ key }) => key !== 'level'),
    }));
    const plan = await admin.call(planEntity, { params: { entity: model.key } });
    expect(plan.steps).toMatchObject([{ kind: 'drop-field', field: 'level', changing: 1 }]);
    const { design } = await admin.call(publishEntity, {
      params: { entity: model.key },
      body: { version: dropped.version },
    });
    expect(design.keptFields.map(({ key }) => key)).toEqual(['level']);
    expect(Object.keys((await rowsOf(model.key))[0] ?? {})).not.toContain('level');
    const back = await draft(model.key, (one) => ({ ...one, fields: [...one.fields, level] }));
    expect((await admin.call(planEntity, { params: { entity: model.key } })).steps).toMatchObject([
      { kind: 'restore-field', changing: 1 },
    ]);
    await admin.call(publishEntity, { params: { entity: model.key }, body: { version: back.version } });
    expect((await rowsOf(model.key)).map((row) => row['level'])).toEqual([null, 'vip']);
  });

  test('an old version comes back as a draft', async () => {
    const model = entityOf([field('name', 'text')]);
    await publish(model);
    const changed = await draft(model.key, (one) => ({
      ...one,
      fields: [...one.fields, field('note', 'longText')],
    }));
    const { design } = await admin.call(publishEntity, {
      params: { entity: model.key },
      body: { version: changed.version },
    });
    const restored = await admin.call(restoreEntityVersion, {
      params: { entity: model.key, version: 1 },
      body: { version: design.version },
    });
    expect(restored.draft?.fields.map(({ key }) => key)).toEqual(['name']);
    expect(restored.published?.fields.map(({ key }) => key)).toEqual(['name', 'note']);
  });
});

describe('plans over real rows', () => {
  test('text becomes money: the plan shows before and after, and the publish does just that', async () => {
    const model = entityOf([field('name', 'text'), field('spent', 'text')]);
    await publish(model);
    const records = ['1234.50', '￥1,234.50', '0.12万'].map((spent, index) => ({ name: `n${index}`, spent }));
    await admin.call(createRecords, { params: { entity: model.key }, body: { records } });
    const money = field('spent', 'money', { settings: { currency: 'CNY', decimals: 2 } });
    const { version } = await draft(model.key, (one) => replaced(one, money));
    const plan = await admin.call(planEntity, { params: { entity: model.key } });
    const step = plan.steps.find(({ kind }) => kind === 'change-kind');
    expect(step).toMatchObject({ changing: 3, failing: 0, effect: 'changes' });
    expect(step?.samples).toContainEqual(expect.objectContaining({ before: '0.12万', after: '¥1,200.00' }));
    await admin.call(publishEntity, { params: { entity: model.key }, body: { version } });
    expect((await rowsOf(model.key)).map((row) => row['spent'])).toEqual(['1234.50', '1234.50', '1200.00']);
    const page = await admin.call(queryRecords, {
      params: { entity: model.key },
      body: { filter: { formula: 'spent > 1200' }, select: ['name'] },
    });
    expect(page.rows).toHaveLength(2);
  });

  test('a publish that rows stand against is refused and names them; nothing has changed', async () => {
    const model = entityOf([field('name', 'text'), field('born', 'text')]);
    await publish(model);
    const records = [
      ...Array.from({ length: 12 }, (_, index) => ({ name: `r${index}`, born: `1990-03-${index + 10}` })),
      { name: 'wrong', born: '1990-02-30' },
    ];
    const { ids } = await admin.call(createRecords, { params: { entity: model.key }, body: { records } });
    const { version } = await draft(model.key, (one) => replaced(one, field('born', 'date')));
    const problem = await admin.refused(publishEntity, { params: { entity: model.key }, body: { version } });
    expect(problem).toMatchObject({ status: 409, code: 'entity.not-publishable' });
    expect(problem.issues).toMatchObject([
      { code: 'entity.rows-refuse', at: '/fields/1', details: { count: 1, rows: [ids[12]] } },
    ]);
    expect(problem.issues[0]?.message).toContain('wrong');
    expect((await rowsOf(model.key)).map((row) => row['born'])).toContain('1990-02-30');
    const plan = await admin.call(planEntity, { params: { entity: model.key } });
    expect(plan.publishable).toBe(false);
    expect(plan.steps.find(({ kind }) => kind === 'change-kind')?.failures).toMatchObject([
      { id: ids[12], title: 'wrong', value: '1990-02-30' },
    ]);
  });

  test('required on empty rows, unique on repeated ones and a removed option in use are refused with the rows', async () => {
    const options = [
      { value: 'a', label: { zh: '甲', en: 'A' } },
      { value: 'b', label: { zh: '乙', en: 'B' } },
    ];
    const model = entityOf([
      field('name', 'text'),
      field('code', 'text'),
      field('kind', 'select', { settings: { options } }),
    ]);
    await publish(model);
    const records = [{ name: 'x', code: '1', kind: 'a' }, { name: 'y', code: '1', kind: 'b' }, { name: 'z' }];
    await admin.call(createRecords, { params: { entity: model.key }, body: { records } });
    const { version } = await draft(model.key, (one) => ({
      ...one,
      fields: [
        ...one.fields.slice(0, 1),
        field('code', 'text', { unique: true, required: true }),
        field('kind', 'select', { settings: { options: options.slice(0, 1) } }),
      ],
    }));
    const plan = await admin.call(planEntity, { params: { entity: model.key } });
    const failing = Object.fromEntries(
      plan.steps.map((step) => [step.kind, step.failures.map(({ title }) => title)]),
    );
    expect(failing).toMatchObject({ require: ['z'], unique: ['x', 'y'], 'remove-option': ['y'] });
    const problem = await admin.refused(publishEntity, { params: { entity: model.key }, body: { version } });
    expect(problem.issues.map(({ code }) => code)).toEqual([
      'entity.rows-refuse',
      'entity.rows-refuse',
      'entity.rows-refuse',
    ]);
  });

  test('phones written differently collide once they are phones', async () => {
    const model = entityOf([field('name', 'text'), field('mobile', 'text')]);
    await publish(model);
    const records = [
      { name: 'x', mobile: '13800138000' },
      { name: 'y', mobile: '+86 138-0013-8000' },
    ];
    await admin.call(createRecords, { params: { entity: model.key }, body: { records } });
    await draft(model.key, (one) => replaced(one, field('mobile', 'phone', { unique: true })));
    const plan = await admin.call(planEntity, { params: { entity: model.key } });
    expect(plan.steps.find(({ kind }) => kind === 'unique')).toMatchObject({ failing: 2 });
    expect(plan.steps.find(({ kind }) => kind === 'change-kind')).toMatchObject({ changing: 2, failing: 0 });
  });

  test('a required field with a default fills the empty rows, and their history says so', async () => {
    const model = entityOf([field('name', 'text')]);
    await publish(model);
    const { id } = await admin.call(createRecord, {
      params: { entity: model.key },
      body: { values: { name: 'a' } },
    });
    const options = [{ value: 'lead', label: { zh: '意向', en: 'Lead' } }];
    const { version } = await draft(model.key, (one) => ({
      ...one,
      fields: [
        ...one.fields,
        field('stage', 'select', { settings: { options }, required: true, default: 'lead' }),
        field('no', 'autoNumber', { settings: { prefix: 'C-', digits: 4 } }),
      ],
    }));
    await admin.call(publishEntity, { params: { entity: model.key }, body: { version } });
    expect(await rowsOf(model.key)).toMatchObject([{ id, stage: 'lead', no: 'C-0001', version: 2 }]);
    const next = await admin.call(createRecord, {
      params: { entity: model.key },
      body: { values: { name: 'b' } },
    });
    expect(next.record).toMatchObject({ stage: 'lead', no: 'C-0002' });
  });

  test('words of a dropped field find nothing any more', async () => {
    const model = entityOf([field('name', 'text'), field('alias', 'text')]);
    await publish(model);
    await admin.call(createRecord, {
      params: { entity: model.key },
      body: { values: { name: '王小明', alias: 'Zebra' } },
    });
    const find = async (search: string): Promise<number> =>
      (await admin.call(queryRecords, { params: { entity: model.key }, body: { search } })).rows.length;
    expect([await find('zebra'), await find('wangxm'), await find('小明')]).toEqual([1, 1, 1]);
    const { version } = await draft(model.key, (one) => ({ ...one, fields: one.fields.slice(0, 1) }));
    await admin.call(publishEntity, { params: { entity: model.key }, body: { version } });
    expect([await find('zebra'), await find('wangxm')]).toEqual([0, 1]);
  });
});

describe('several processes', () => {
  test('a process that has not heard of a publish does not write by the old model', async () => {
    const model = entityOf([field('name', 'text')]);
    await publish(model);
    const other = await testApp({
      modules: [DocumentModule, EntityModule, RecordModule],
      database: server.database,
      works: false,
    });
    const colleague = await other.signIn('admin');
    try {
      const first = await colleague.call(createRecord, {
        params: { entity: model.key },
        body: { values: { name: 'a' } },
      });
      const { version } = await draft(model.key, (one) => ({
        ...one,
        fields: [...one.fields, field('count', 'number')],
      }));
      await admin.call(publishEntity, { params: { entity: model.key }, body: { version } });
      const [made, changed] = await Promise.all([
        colleague.call(createRecord, {
          params: { entity: model.key },
          body: { values: { name: 'b', count: 3 } },
        }),
        colleague.call(updateRecord, {
          params: { entity: model.key, id: first.id },
          body: { version: 1, values: { count: 4 } },
        }),
      ]);
      expect([made.record?.['count'], changed.record?.['count']]).toEqual([3, 4]);
    } finally {
      await other.close();
    }
  });
});
