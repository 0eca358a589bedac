import { createCatalog, scopeOf } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import { readFormula, withKeys, withLabels } from './formula-text.ts';
import { callAt, parametersOf } from './formula-tokens.ts';

const text = (key: string, zh: string, en: string) => ({
  key,
  label: { zh, en },
  kind: 'text',
  settings: {},
});

const catalog = createCatalog({
  version: 1,
  kinds: fieldKinds,
  entities: [
    {
      key: 'customer',
      label: { zh: '客户', en: 'Customer' },
      titleField: 'name',
      fields: [
        text('name', '姓名', 'Name'),
        {
          key: 'spent',
          label: { zh: '累计消费', en: 'Total spent' },
          kind: 'money',
          settings: { currency: 'CNY' },
        },
        {
          key: 'tier',
          label: { zh: '等级', en: 'Tier' },
          kind: 'select',
          settings: { options: [{ value: 'gold', label: { zh: '金卡', en: 'Gold' } }] },
        },
        { key: 'owner', label: { zh: '负责人', en: 'Owner' }, kind: 'user', settings: {} },
      ],
    },
  ],
});
const scope = scopeOf(catalog, 'customer');

describe('a formula between its writer and the store', () => {
  test('is stored with keys and shown with the labels of the language', () => {
    const stored = withKeys('IF({累计消费} >= 10000, "VIP", {姓名})', scope, 'zh');
    expect(stored).toBe('IF({spent} >= 10000, "VIP", {name})');
    expect(withLabels(stored, scope, 'zh')).toBe('IF({累计消费} >= 10000, "VIP", {姓名})');
    expect(withLabels(stored, scope, 'en')).toBe('IF({Total spent} >= 10000, "VIP", {Name})');
  });

  test('keeps line breaks and spaces as they were written', () => {
    const written = 'IF(\n  {累计消费} > 1,\n  "a",\n  "b"\n)';
    expect(withLabels(withKeys(written, scope, 'zh'), scope, 'zh')).toBe(written);
  });

  test('follows paths and names variables', () => {
    const stored = withKeys('{负责人.姓名} & {当前用户.姓名}', scope, 'zh');
    expect(stored).toBe('{owner.name} & me.name');
    expect(withLabels(stored, scope, 'zh')).toBe('{负责人.姓名} & {当前用户.姓名}');
  });

  test('stores the value of an option where its label is written', () => {
    const stored = withKeys('{等级} = "金卡"', scope, 'zh');
    expect(stored).toBe('{tier} = "gold"');
    expect(withLabels(stored, scope, 'zh')).toBe('{等级} = "金卡"');
    expect(withLabels('{tier} IN ["gold"]', scope, 'en')).toBe('{Tier} IN ["Gold"]');
  });

  test('does not take a text for an option where it stands for itself', () => {
    const stored = 'IF({tier} = "gold", "gold", {tier})';
    expect(withKeys(withLabels(stored, scope, 'zh'), scope, 'zh')).toBe(stored);
  });

  test('leaves what cannot be read as it was typed', () => {
    expect(withKeys('{累计消费} >', scope, 'zh')).toBe('{累计消费} >');
    expect(readFormula('{累计消费} >', scope, 'zh').issues[0]?.code).toBe('expression.value-missing');
  });

  test('says what it gives', () => {
    expect(readFormula('{累计消费} * 2', scope, 'zh')).toEqual({ issues: [], type: 'number' });
  });
});

describe('the call around the cursor', () => {
  test('is the innermost one, with the argument counted', () => {
    const formula = 'IF({累计消费} > 1, ROUND({a,b}, 2), "x, (y")';
    expect(callAt(formula, formula.indexOf('2)'))).toMatchObject({ name: 'ROUND', argument: 1 });
    expect(callAt(formula, formula.length - 1)).toMatchObject({ name: 'IF', argument: 2 });
    expect(callAt(formula, 1)).toBeUndefined();
  });

  test('reads full-width parentheses and commas', () => {
    expect(callAt('round（1，', 8)).toMatchObject({ name: 'ROUND', argument: 1 });
  });

  test('names its parameters', () => {
    expect(parametersOf('IF(condition, then, [else])')).toEqual(['condition', 'then', '[else]']);
    expect(parametersOf('TODAY()')).toEqual([]);
  });
});
