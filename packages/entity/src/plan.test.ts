import { describe, expect, test } from '@jest/globals';
import { languages } from '@atelier/problem';
import fc from 'fast-check';
import { createCatalog } from './catalog.ts';
import { describeEffect, describeStep } from './describe-step.ts';
import type { EntityModel, FieldModel } from './model.ts';
import type { RowEffect } from './plan-step.ts';
import { planChange } from './plan.ts';
import { entity, fakeKinds, field, options } from './testing/fake-kinds.ts';

const name = field('name', 'text');
const level = field('level', 'select', { settings: options('vip', 'plain') });
const before = entity('customer', [name, level]);
const catalog = createCatalog({ version: 1, kinds: fakeKinds, entities: [before] });

function planOf(after: EntityModel, hidden: readonly FieldModel[] = []): string[] {
  const plan = planChange(before, after, { catalog, hidden });
  return plan.steps.map((step) =>
    [step.kind, step.field, step.risk, step.needsRows ? 'rows' : ''].filter(Boolean).join(' '),
  );
}

function changed(key: string, parts: Partial<FieldModel>): EntityModel {
  return { ...before, fields: before.fields.map((one) => (one.key === key ? { ...one, ...parts } : one)) };
}

const renamed = options('vip', 'plain').options.map((option) => ({
  ...option,
  label: { zh: '贵宾', en: 'VIP' },
}));

describe('a plan', () => {
  test('for a new entity is one step', () => {
    const plan = planChange(undefined, before, { catalog });
    expect(plan).toMatchObject({
      entity: 'customer',
      risk: 'safe',
      steps: [{ kind: 'create-entity', needsRows: false }],
    });
    expect(plan.steps.map((step) => describeStep(step, 'zh'))).toEqual([
      '新建数据表“customer表”，含 2 个字段',
    ]);
  });

  const born = field('born', 'date');
  test.each<[string, EntityModel, string[]]>([
    ['nothing', before, []],
    ['flags said otherwise', changed('name', { required: false, unique: false }), []],
    ['settings left to their default', changed('name', { settings: {} }), []],
    ['a new name', { ...before, label: { zh: '会员', en: 'Member' } }, ['rename-entity safe']],
    ['a new face', { ...before, icon: 'A', color: '#000000' }, ['describe-entity safe']],
    ['another title', { ...before, fields: [name, level], titleField: 'level' }, ['title level safe']],
    ['another order', { ...before, fields: [level, name] }, ['reorder safe']],
    ['a new label', changed('name', { label: { zh: '全名', en: 'Full name' } }), ['rename-label name safe']],
    ['a new help', changed('name', { help: { zh: '全名', en: 'Full name' } }), ['change-help name safe']],
    ['protection', changed('name', { sensitivity: 'personal' }), ['change-sensitivity name safe']],
    ['a new field', { ...before, fields: [...before.fields, born] }, ['add-field born safe rows']],
    ['a new field in front', { ...before, fields: [born, ...before.fields] }, ['add-field born safe rows']],
    [
      'a new required field',
      { ...before, fields: [...before.fields, { ...born, required: true }] },
      ['add-field born safe rows', 'require born may-fail rows'],
    ],
    [
      'a new required field with a value for all',
      { ...before, fields: [...before.fields, { ...born, required: true, default: '2000-01-01' }] },
      ['add-field born safe rows', 'fill-default born converts rows', 'require born safe'],
    ],
    [
      'a new required field with a formula',
      { ...before, fields: [...before.fields, { ...born, required: true, default: { formula: 'TODAY()' } }] },
      ['add-field born safe rows', 'require born may-fail rows'],
    ],
    [
      'a new unique field',
      { ...before, fields: [...before.fields, { ...born, unique: true }] },
      ['add-field born safe rows', 'unique born safe'],
    ],
    [
      'a new numbered field',
      { ...before, fields: [...before.fields, field('number', 'autoNumber')] },
      ['add-field number safe rows', 'generate-values number converts rows'],
    ],
    ['a field less', { ...before, fields: [name] }, ['drop-field level safe rows']],
    ['required', changed('name', { required: true }), ['require name may-fail rows']],
    [
      'required with a default',
      changed('name', { required: true, default: 'x' }),
      ['change-default name safe', 'fill-default name converts rows', 'require name safe'],
    ],
    ['unique', changed('name', { unique: true }), ['unique name may-fail rows']],
    ['another default', changed('name', { default: 'x' }), ['change-default name safe']],
    [
      'another kind',
      changed('name', { kind: 'number', settings: { decimals: 2 } }),
      ['change-kind name may-fail rows'],
    ],
    ['a longer limit', changed('name', { settings: { maxLength: 300 } }), ['change-settings name safe']],
    [
      'a shorter limit',
      changed('name', { settings: { maxLength: 100 } }),
      ['change-settings name may-fail rows'],
    ],
    [
      'an option more',
      changed('level', { settings: options('vip', 'plain', 'new') }),
      ['add-option level safe'],
    ],
    [
      'an option less',
      changed('level', { settings: options('plain') }),
      ['remove-option level may-fail rows'],
    ],
    [
      'options renamed',
      changed('level', { settings: { options: renamed } }),
      ['rename-option level safe', 'rename-option level safe'],
    ],
    [
      'options in another order',
      changed('level', { settings: options('plain', 'vip') }),
      ['reorder-options level safe'],
    ],
    [
      'an option less and another setting',
      changed('level', { settings: { ...options('plain'), sorted: true } }),
      ['remove-option level may-fail rows', 'change-settings level safe'],
    ],
    ['a unique key', { ...before, unique: [['name', 'level']] }, ['add-unique-key may-fail rows']],
  ])('for %s', (_name, after, steps) => {
    expect(planOf(after)).toEqual(steps);
  });

  test('takes back what it gave', () => {
    const strict = { ...changed('name', { required: true, unique: true }), unique: [['name', 'level']] };
    const kinds = planChange(strict, before, { catalog }).steps.map((step) => step.kind);
    expect(kinds).toEqual(['drop-unique-key', 'ununique', 'unrequire']);
  });

  test('sees an option setting and a numeric one apart by what they do', () => {
    const relation = field('visit', 'relation', { settings: { entity: 'visit' } });
    const amount = field('amount', 'number');
    const start = entity('order1', [name, relation, amount]);
    const after = entity('order1', [
      name,
      { ...relation, settings: { entity: 'customer' } },
      { ...amount, settings: { decimals: 4 } },
    ]);
    expect(planChange(start, after, { catalog }).steps.map((step) => [step.field, step.risk])).toEqual([
      ['visit', 'may-fail'],
      ['amount', 'converts'],
    ]);
  });

  test('brings a hidden field back with its values, and then changes it', () => {
    const after = { ...before, fields: [...before.fields, field('born', 'date', { required: true })] };
    expect(planOf(after, [field('born', 'date', { required: true })])).toEqual([
      'restore-field born safe rows',
      'require born may-fail rows',
    ]);
    expect(planOf(after, [field('born', 'text')])).toEqual([
      'restore-field born safe rows',
      'change-kind born may-fail rows',
      'require born may-fail rows',
    ]);
  });

  test('goes in an order in which each step finds what it needs', () => {
    const after: EntityModel = {
      ...before,
      titleField: 'code',
      fields: [
        field('code', 'text', { required: true, unique: true, default: 'x' }),
        { ...name, kind: 'date', settings: {} },
      ],
      unique: [['code', 'name']],
    };
    const plan = planChange({ ...before, unique: [['name', 'level']] }, after, { catalog });
    expect(plan.risk).toBe('may-fail');
    expect(plan.steps.map((step) => step.kind)).toEqual([
      'drop-unique-key',
      'add-field',
      'change-kind',
      'fill-default',
      'require',
      'unique',
      'add-unique-key',
      'title',
      'drop-field',
    ]);
  });

  test('of a model to itself is empty, and each field is told of once, whatever changes', () => {
    const parts = fc.record({
      kind: fc.constantFrom('text', 'date', 'number'),
      required: fc.boolean(),
      unique: fc.boolean(),
      default: fc.constantFrom(undefined, 'x', { formula: 'me' }),
    });
    const model = fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), parts), { selector: ([key]) => key })
      .map((list) =>
        entity(
          'customer',
          list.map(([key, given]) => field(key, given.kind, given)),
        ),
      );
    fc.assert(
      fc.property(model, model, (one, other) => {
        expect(planChange(one, one, { catalog }).steps).toEqual([]);
        const { steps } = planChange(one, other, { catalog });
        for (const key of ['a', 'b', 'c', 'd']) {
          const had = one.fields.some((each) => each.key === key);
          const has = other.fields.some((each) => each.key === key);
          const told = steps.filter((step) => step.field === key).map((step) => step.kind);
          expect(told.filter((kind) => kind === 'add-field')).toHaveLength(!had && has ? 1 : 0);
          expect(told.filter((kind) => kind === 'drop-field')).toHaveLength(had && !has ? 1 : 0);
          expect(new Set(told).size).toBe(told.length);
        }
        for (const step of steps) {
          for (const language of languages)
            expect(describeStep(step, language)).not.toMatch(/[{}]|undefined|Object/);
        }
      }),
    );
  });
});

describe('the sentence of a step', () => {
  const effect: RowEffect = { total: 1012, converts: 0, fails: 0, samples: [], failing: [] };
  const told = (after: EntityModel, rows: Partial<RowEffect>, language: 'zh' | 'en'): string[] =>
    planChange(before, after, { catalog }).steps.flatMap((step) => {
      const about = describeEffect(step, { ...effect, ...rows }, language);
      return about ? [describeStep(step, language), about] : [describeStep(step, language)];
    });

  test('tells of the step and of the rows', () => {
    const after = {
      ...before,
      fields: [...before.fields, field('grade', 'select', { label: { zh: '等级', en: 'Grade' } })],
    };
    expect(told(after, {}, 'zh')).toEqual(['新增字段“等级”', '现有 1,012 行此字段为空']);
    expect(told(after, { total: 1 }, 'en')).toEqual(['Add the field “Grade”', 'Empty in 1 row so far']);
    expect(told(after, { total: 0 }, 'en')).toEqual(['Add the field “Grade”']);
  });

  test('tells what converts and what does not', () => {
    const after = changed('name', { kind: 'date', settings: {} });
    expect(told(after, { converts: 700, fails: 312 }, 'zh')).toEqual([
      '字段“name栏”由text类改为date类',
      '700 行的内容会转换，312 行无法转换',
    ]);
    expect(told(after, { fails: 312 }, 'en')).toEqual([
      'Turn “name field” from text kind into date kind',
      'Cannot convert 312 rows',
    ]);
  });

  test('says so when nothing stands in the way', () => {
    expect(told(changed('name', { required: true }), {}, 'zh')).toEqual([
      '“name栏”改为必填',
      '现有记录都已填写',
    ]);
    expect(told(changed('name', { label: { zh: '全名', en: '' } }), {}, 'en')).toEqual([
      'Rename the field “name field” to “全名”',
    ]);
  });
});
