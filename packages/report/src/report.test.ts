import { shopCatalog } from '@atelier/testing';
import { columnsOf, datasetOf, groupDigits } from './dataset.ts';
import { formatBucket } from './bucket-text.ts';
import { checkQuestion } from './check-question.ts';
import type { Dashboard, Question } from './dashboard.ts';
import { addWidget, inReadingOrder, placeWidgets } from './operations.ts';
import { groupedQuery, recordsQuery } from './question-query.ts';
import { readDashboard } from './read-dashboard.ts';
import type { WidgetKindDefinition } from './widget-kind.ts';

const catalog = shopCatalog();

const byCity: Question = {
  entity: 'customer',
  dimensions: [{ field: 'city' }],
  measures: [{ function: 'sum', field: 'totalSpent' }, { function: 'count' }],
};

function kind(traits: Partial<WidgetKindDefinition['traits']> = {}): WidgetKindDefinition {
  return {
    id: 'bar',
    version: 1,
    label: { zh: '柱状图', en: 'Bar' },
    help: { zh: '', en: '' },
    icon: 'BarChartOutlined',
    settingsSchema: {},
    defaultSettings: {},
    traits: {
      dimensions: { min: 1, max: 2 },
      measures: { min: 1, max: 3 },
      records: false,
      time: false,
      smallest: { width: 1, height: 1 },
      usual: { width: 4, height: 4 },
      ...traits,
    },
  };
}

describe('the query of a question', () => {
  it('groups from the largest down, with totals and a count of all groups', () => {
    expect(groupedQuery({ ...byCity, limit: 5 })).toEqual({
      entity: 'customer',
      group: [{ field: 'city', as: 'd0' }],
      measures: [
        { function: 'sum', field: 'totalSpent', as: 'm0' },
        { function: 'count', as: 'm1' },
      ],
      sort: [{ field: 'm0', direction: 'descending' }],
      count: true,
      totals: true,
      page: { size: 5 },
    });
  });

  it('lets time run from left to right', () => {
    const monthly: Question = { ...byCity, dimensions: [{ field: 'createdAt', bucket: 'month' }] };
    expect(groupedQuery(monthly).sort).toEqual([{ field: 'd0', direction: 'ascending' }]);
  });

  it('asks a single number without groups, order or limit', () => {
    const query = groupedQuery({ ...byCity, dimensions: [] });
    expect(query).toEqual({
      entity: 'customer',
      group: [],
      measures: [
        { function: 'sum', field: 'totalSpent', as: 'm0' },
        { function: 'count', as: 'm1' },
      ],
    });
  });

  it('lists records with the names of the people in them', () => {
    const table: Question = {
      entity: 'customer',
      dimensions: [],
      measures: [],
      fields: ['name', 'owner', 'totalSpent'],
      sort: { by: 'totalSpent', direction: 'descending' },
      limit: 10,
    };
    expect(recordsQuery(table, catalog)).toEqual({
      entity: 'customer',
      select: ['id', 'name', 'owner', 'totalSpent'],
      expand: [{ relation: 'owner' }],
      sort: [{ field: 'totalSpent', direction: 'descending' }],
      page: { size: 10 },
      count: true,
    });
  });
});

describe('the check of a question', () => {
  const codes = (question: Question, traits = {}) =>
    checkQuestion(question, kind(traits), catalog).map((issue) => [issue.code, issue.at]);

  it('accepts what the widget can show', () => {
    expect(codes(byCity)).toEqual([]);
  });

  it.each<[string, Question, object, [string, string]]>([
    ['no entity', { ...byCity, entity: '' }, {}, ['dashboard.entity-missing', '/entity']],
    ['an unknown entity', { ...byCity, entity: 'ghost' }, {}, ['dashboard.entity-unknown', '/entity']],
    [
      'an unknown dimension',
      { ...byCity, dimensions: [{ field: 'ghost' }] },
      {},
      ['dashboard.field-unknown', '/dimensions/0/field'],
    ],
    [
      'the sum of a text',
      { ...byCity, measures: [{ function: 'sum', field: 'city' }] },
      {},
      ['dashboard.field-not-summable', '/measures/0/field'],
    ],
    [
      'a measure of nothing',
      { ...byCity, measures: [{ function: 'average' }] },
      {},
      ['dashboard.measure-field-missing', '/measures/0/field'],
    ],
    [
      'a date without a period',
      { ...byCity, dimensions: [{ field: 'birthday' }] },
      {},
      ['dashboard.bucket-missing', '/dimensions/0/bucket'],
    ],
    [
      'a period of a text',
      { ...byCity, dimensions: [{ field: 'city', bucket: 'month' }] },
      {},
      ['dashboard.bucket-misplaced', '/dimensions/0/bucket'],
    ],
    ['a line over cities', byCity, { time: true }, ['dashboard.bucket-misplaced', '/dimensions/0/field']],
    ['too few dimensions', { ...byCity, dimensions: [] }, {}, ['dashboard.dimensions-count', '/dimensions']],
    [
      'a table of nothing',
      { ...byCity, fields: [] },
      { records: true },
      ['dashboard.fields-missing', '/fields'],
    ],
  ])('names the place of %s', (_what, question, traits, issue) => {
    expect(codes(question, traits)).toContainEqual(issue);
  });
});

describe('a dataset', () => {
  const context = { catalog, language: 'zh', timeZone: 'Asia/Shanghai' } as const;

  it('reads values as people do and keeps the exact ones', () => {
    const dataset = datasetOf(
      {
        columns: [],
        rows: [
          { d0: '上海', m0: '1234567.80', m1: '12' },
          { d0: null, m0: '3', m1: '1' },
        ],
        titles: {},
        total: 2,
        asOf: '2025-11-14T01:00:00Z',
      },
      byCity,
      context,
    );
    expect(dataset.columns.map((column) => column.label.zh)).toEqual(['城市', '累计消费合计', '记录数']);
    expect(dataset.rows[0]?.texts).toMatchObject({
      d0: '上海',
      m0: expect.stringContaining('1,234,567.80'),
      m1: '12',
    });
    expect(dataset.rows[1]?.texts.d0).toBe('（空）');
    expect(dataset.rows[0]?.values.m0).toBe('1234567.80');
  });

  it('names options and people instead of their keys', () => {
    const question: Question = { ...byCity, dimensions: [{ field: 'level' }, { field: 'owner' }] };
    const rows = [{ d0: 'gold', d1: 'u1', m0: '1', m1: '1' }];
    const titles = { user: { u1: '林岚' } };
    const dataset = datasetOf({ columns: [], rows, titles, total: 1, asOf: '' }, question, context);
    expect(dataset.rows[0]?.texts).toMatchObject({ d0: '金卡', d1: '林岚' });
    expect(columnsOf(question, catalog)).toHaveLength(4);
  });

  it.each([
    ['2025-01-01', 'year', 'zh', '2025年'],
    ['2025-04-01', 'quarter', 'en', 'Q2 2025'],
    ['2025-11-01', 'month', 'zh', '2025-11'],
    ['2025-11-10', 'week', 'en', '2025-11-10'],
  ] as const)('names the period %s by %s in %s as %s', (start, bucket, language, text) => {
    expect(formatBucket(start, bucket, { language, timeZone: 'UTC' })).toBe(text);
  });

  it('groups digits without going through a float', () => {
    expect(groupDigits('12345678901234567890.125')).toBe('12,345,678,901,234,567,890.125');
    expect(groupDigits('-1234')).toBe('-1,234');
  });
});

describe('a dashboard document', () => {
  const dashboard: Dashboard = { key: 'shop', label: { zh: '门店', en: 'Shop' }, widgets: [] };
  const widget = { id: 'bar1', kind: 'bar', title: { zh: '', en: '' }, question: byCity, settings: {} };

  it('puts a new widget below the others and reads from top to bottom', () => {
    const one = addWidget(dashboard, widget, { width: 6, height: 8 });
    const two = addWidget(one, { ...widget, id: 'bar2' }, { width: 6, height: 8 });
    expect(two.widgets.map((each) => each.place.y)).toEqual([0, 8]);
    const moved = placeWidgets(two, {
      bar2: { x: 6, y: 0, width: 6, height: 8 },
      __proto__: { x: 1, y: 1, width: 1, height: 1 },
    });
    expect(inReadingOrder(moved.widgets).map((each) => each.id)).toEqual(['bar1', 'bar2']);
    expect(readDashboard(moved)).toEqual({ ok: true, value: moved });
  });

  it.each([
    ['a name that is no key', { ...dashboard, key: 'drop table' }, '/key'],
    ['an invented property', { ...dashboard, script: 'x' }, ''],
    [
      'a widget outside the grid',
      addWidget(dashboard, widget, { width: 13, height: 1 }),
      '/widgets/0/place/width',
    ],
  ])('refuses %s', (_what, input, at) => {
    const read = readDashboard(input);
    expect(read.ok ? [] : read.issues.map((issue) => issue.at)).toContain(at);
  });
});
