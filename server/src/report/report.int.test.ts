import {
  createEntity,
  createRecords,
  dashboards,
  previewWidget,
  publishEntity,
  queryRecords,
  readWidget,
} from '@atelier/api';
import { drillQuery } from '@atelier/query';
import { groupedQuery, type Dashboard, type Question, type Widget } from '@atelier/report';
import { customerModel } from '@atelier/testing';
import { DocumentModule } from '../document/document.module.ts';
import { EntityModule } from '../entity/entity.module.ts';
import { RecordModule } from '../record/record.module.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import type { Person } from '../testing/people.ts';
import { ReportModule } from './report.module.ts';

let server: TestApp;
let admin: Person;
let seller: Person;
let junior: Person;

const place = { x: 0, y: 0, width: 6, height: 8 };
const title = { zh: '组件', en: 'Widget' };
const byCity: Question = {
  entity: 'customer',
  dimensions: [{ field: 'city' }],
  measures: [{ function: 'sum', field: 'totalSpent' }, { function: 'count' }],
};
const widgets: Widget[] = [
  {
    id: 'total',
    kind: 'number',
    title,
    settings: {},
    place,
    question: { entity: 'customer', dimensions: [], measures: [{ function: 'count' }] },
  },
  { id: 'cities', kind: 'bar', title, settings: {}, place, question: byCity },
  {
    id: 'monthly',
    kind: 'line',
    title,
    settings: {},
    place,
    question: {
      entity: 'customer',
      dimensions: [{ field: 'birthday', bucket: 'month' }],
      measures: [{ function: 'count' }],
    },
  },
  {
    id: 'best',
    kind: 'table',
    title,
    settings: {},
    place,
    question: {
      entity: 'customer',
      dimensions: [],
      measures: [],
      fields: ['name', 'owner', 'totalSpent'],
      sort: { by: 'totalSpent', direction: 'descending' },
      limit: 3,
    },
  },
];
const dashboard: Dashboard = { key: 'shop', label: { zh: '门店', en: 'Shop' }, widgets };

beforeAll(async () => {
  server = await testApp({ modules: [DocumentModule, EntityModule, RecordModule, ReportModule] });
  admin = await server.signIn();
  const design = await admin.call(createEntity, { body: { model: customerModel } });
  await admin.call(publishEntity, { params: { entity: 'customer' }, body: { version: design.version } });
  const own = {
    combinator: 'and',
    rules: [{ field: 'owner', operator: 'equal', value: 'me', valueSource: 'field' }],
  } as const;
  const role = { label: { zh: '顾问', en: 'Advisor' }, permissions: [] };
  seller = await server.signIn({
    ...role,
    grants: [{ entity: 'customer', actions: ['read'], rows: own, defaultField: 'read' }],
  });
  junior = await server.signIn({
    ...role,
    grants: [
      {
        entity: 'customer',
        actions: ['read'],
        rows: own,
        defaultField: 'read',
        fields: { totalSpent: 'none' },
      },
    ],
  });
  const records = Array.from({ length: 40 }, (_unused, index) => ({
    name: `客户${index}`,
    city: ['上海', '北京', '广州', null][index % 4],
    totalSpent: `${index * 10}.10`,
    birthday: `1990-0${(index % 3) + 1}-15`,
    owner: index % 2 === 0 ? seller.id : junior.id,
  }));
  await admin.call(createRecords, { params: { entity: 'customer' }, body: { records } });
  const draft = await admin.call(dashboards.create, { body: { model: dashboard } });
  await admin.call(dashboards.publish, { params: { key: 'shop' }, body: { version: draft.version } });
});

afterAll(() => server.close());

const ask = (person: Person, widget: string) => person.call(readWidget, { params: { key: 'shop', widget } });

describe('a published dashboard', () => {
  it('counts, sums by group with totals, buckets by month, and lists the best', async () => {
    expect((await ask(admin, 'total')).rows).toEqual([{ m0: '40' }]);
    const cities = await ask(admin, 'cities');
    expect(cities.total).toBe(4);
    expect(cities.totals).toMatchObject({ m0: '7804.00', m1: '40' });
    expect(cities.rows[0]).toMatchObject({ d0: null, m1: '10' });
    const months = await ask(admin, 'monthly');
    expect(months.rows.map((row) => row['d0'])).toEqual(['1990-01-01', '1990-02-01', '1990-03-01']);
    const best = await ask(admin, 'best');
    expect(best.rows.map((row) => row['totalSpent'])).toEqual(['390.10', '380.10', '370.10']);
    expect(best.total).toBe(40);
    expect(Object.keys(best.titles['user'] ?? {})).toHaveLength(2);
  });

  it('opens every cell into exactly the records it counts and sums', async () => {
    const { rows } = await ask(admin, 'cities');
    const query = groupedQuery(byCity);
    for (const row of rows) {
      const drilled = drillQuery(query, row, 'm0');
      const found = await admin.call(queryRecords, {
        params: { entity: 'customer' },
        body: {
          ...(drilled.filter ? { filter: drilled.filter } : {}),
          group: [],
          measures: [
            { function: 'count', as: 'rows' },
            { function: 'sum', field: 'totalSpent', as: 'sum' },
          ],
        },
      });
      expect(found.rows).toEqual([{ rows: row['m1'], sum: row['m0'] }]);
    }
  });

  it('shows each viewer the numbers of their own rows only', async () => {
    expect((await ask(seller, 'total')).rows).toEqual([{ m0: '20' }]);
    expect((await ask(seller, 'cities')).totals).toMatchObject({ m1: '20' });
  });

  it('has nothing to say about a field the viewer may not see: no sum, no order, no column', async () => {
    expect((await ask(junior, 'total')).rows).toEqual([{ m0: '20' }]);
    for (const widget of ['cities', 'best']) {
      const refused = await junior.refused(readWidget, { params: { key: 'shop', widget } });
      expect(refused).toMatchObject({ status: 403 });
      expect(JSON.stringify(refused)).not.toMatch(/\d\d\.10/);
    }
  });

  it('asks what was published, whatever the client would like to ask', async () => {
    const { status } = await seller.send(previewWidget, { body: { kind: 'bar', question: byCity } });
    expect(status).toBe(403);
    expect(await seller.refused(readWidget, { params: { key: 'shop', widget: 'ghost' } })).toMatchObject({
      status: 404,
    });
  });

  it('is seen by everyone, its draft by designers only', async () => {
    const { version } = await admin.call(dashboards.read, { params: { key: 'shop' } });
    const model = { ...dashboard, label: { zh: '新名', en: 'New name' } };
    await admin.call(dashboards.save, { params: { key: 'shop' }, body: { model, version } });
    const seen = await seller.call(dashboards.read, { params: { key: 'shop' } });
    expect(seen.draft).toBeUndefined();
    expect(seen.published?.label.zh).toBe('门店');
  });
});

describe('a question that cannot be asked', () => {
  it.each<[string, Question, string]>([
    ['an unknown entity', { ...byCity, entity: 'ghost' }, '/question/entity'],
    [
      'the sum of a text',
      { ...byCity, measures: [{ function: 'sum', field: 'city' }] },
      '/question/measures/0/field',
    ],
    [
      'SQL in a field',
      { ...byCity, dimensions: [{ field: 'city"; DROP TABLE record.customer; --' }] },
      '/question/dimensions/0/field',
    ],
  ])('is refused with its place: %s', async (_what, question, at) => {
    const refused = await admin.refused(previewWidget, { body: { kind: 'bar', question } });
    expect(refused).toMatchObject({ status: 400 });
    expect(refused.issues.map((issue) => `/question${issue.at}`)).toContain(at);
  });

  it('keeps a dashboard from being published, and names the widget', async () => {
    const model: Dashboard = {
      key: 'bad',
      label: title,
      widgets: [
        {
          ...widgets[1],
          id: 'x',
          kind: 'bar',
          title,
          settings: {},
          place,
          question: { ...byCity, measures: [] },
        },
      ],
    };
    const draft = await admin.call(dashboards.create, { body: { model } });
    const refused = await admin.refused(dashboards.publish, {
      params: { key: 'bad' },
      body: { version: draft.version },
    });
    expect(refused.issues).toMatchObject([
      { code: 'dashboard.measures-count', at: '/widgets/0/question/measures' },
    ]);
  });
});
