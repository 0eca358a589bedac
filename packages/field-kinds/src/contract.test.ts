import type { FieldKind, FieldModel, FieldSettings, ParseContext } from '@atelier/entity';
import { conditionOperator } from '@atelier/expression';
import { languages, type Issue, type Language } from '@atelier/problem';
import { jest } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { examples } from './examples.ts';
import {
  fieldKindIds,
  fieldKindMessages,
  fieldKinds,
  operatorsOf,
  recognizeColumn,
  schemaIn,
  upgradeSettings,
  type FieldKindId,
} from './index.ts';

// Properties run hundreds of cases; on a busy machine that takes its time.
jest.setTimeout(60_000);

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, keywords: ['x-atelier'] });
addFormats.default(ajv);

const person = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

function parseContext(language: Language): ParseContext {
  return {
    language,
    timeZone: 'Asia/Shanghai',
    dayFirst: true,
    resolve: (target, text) =>
      text === '王小明' && ['user', 'customer'].includes(target) ? person : undefined,
  };
}

function formatContext(language: Language) {
  return {
    language,
    timeZone: 'Asia/Shanghai',
    title: (_target: string, id: string) => (id === person ? '王小明' : undefined),
  };
}

function settingsOver(kind: FieldKind, settings: FieldSettings | undefined): FieldSettings {
  return { ...kind.definition.defaultSettings, ...settings };
}

function fieldOf(kind: FieldKind, settings: FieldSettings): FieldModel {
  return { key: 'field', label: { zh: '字段', en: 'Field' }, kind: kind.definition.id, settings };
}

function issuesOfSettings(kind: FieldKind, settings: FieldSettings): Issue[] {
  const valid = ajv.compile(kind.definition.settingsSchema);
  if (valid(settings)) return kind.behaviour.checkSettings?.(settings) ?? [];
  return (valid.errors ?? []).map((error) => ({ code: 'schema', at: error.instancePath }));
}

/** Compiled once per kind and settings: ajv keeps every schema that it has seen. */
const compiled = new Map<string, ReturnType<typeof ajv.compile>>();

function acceptedBySchema(kind: FieldKind, value: unknown, settings: FieldSettings): boolean {
  const key = `${kind.definition.id} ${JSON.stringify(settings)}`;
  const validate = compiled.get(key) ?? ajv.compile(kind.behaviour.valueSchema(settings));
  compiled.set(key, validate);
  return validate(value) === true;
}

/** Every text a person can meet below a definition: nothing may miss a language. */
function localizedTexts(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const texts =
    ('zh' in value && typeof value.zh !== 'object') || ('en' in value && typeof value.en !== 'object');
  const found = texts ? [value] : [];
  return [...found, ...Object.values(value).flatMap(localizedTexts)];
}

const kinds = fieldKindIds.map((id): [FieldKindId, FieldKind] => [id, fieldKinds.get(id)]);

describe.each(kinds)('%s', (id, kind) => {
  const { definition, behaviour } = kind;
  const cases = examples[id];
  const label = (value: unknown) => JSON.stringify(value)?.slice(0, 60);

  test('is listed under its own id and speaks both languages', () => {
    expect(definition.id).toBe(id);
    const texts = localizedTexts({ ...definition, defaultSettings: {} });
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) {
      expect(text).toEqual({ zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
    }
  });

  test('has valid default settings, which its schema repeats', () => {
    const issues = issuesOfSettings(kind, definition.defaultSettings);
    expect(issues.map((issue) => issue.code)).toEqual(cases.incomplete ? [cases.incomplete] : []);
    const filling = new Ajv2020({ useDefaults: true, keywords: ['x-atelier'] });
    const filled: Record<string, unknown> = {};
    const required = { ...definition.settingsSchema, required: [] };
    expect(filling.validate(required, filled)).toBe(true);
    expect(filled).toEqual(definition.defaultSettings);
  });

  test('draws a settings form in either language from one schema', () => {
    for (const language of languages) {
      const schema = schemaIn(definition.settingsSchema, language);
      expect(JSON.stringify(schema)).not.toContain('"zh":{"x-atelier"');
      expect(ajv.validateSchema(schema)).toBe(true);
      for (const property of Object.values(schema.properties ?? {})) expect(property).toHaveProperty('title');
    }
  });

  test('refuses bad settings at the place that is wrong', () => {
    for (const { settings, at, code } of cases.refusedSettings ?? []) {
      const issues = issuesOfSettings(kind, settingsOver(kind, settings));
      expect(issues).toContainEqual(expect.objectContaining({ at, ...(code ? { code } : {}) }));
    }
  });

  test('brings settings of every past version to the present', () => {
    const past = cases.pastSettings ?? [];
    expect(past.map((entry) => entry.version)).toEqual(
      Array.from({ length: definition.version - 1 }, (_, index) => index + 1),
    );
    for (const { version, settings } of past) {
      expect(issuesOfSettings(kind, upgradeSettings(kind, settings, version))).toEqual([]);
    }
  });

  test.each(cases.values.map((example) => [label(example.value), example] as const))(
    'keeps the value %s',
    (_label, example) => {
      const settings = settingsOver(kind, example.settings);
      const { value } = example;
      expect(behaviour.normalize(value, settings)).toEqual(value);
      expect(behaviour.checkValue?.(value, settings)).toEqual([]);
      expect(acceptedBySchema(kind, value, settings)).toBe(true);
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      expect(behaviour.fromDatabase(behaviour.toDatabase(value, settings), settings)).toEqual(value);
      for (const language of languages) {
        const text = behaviour.formatText(value, settings, formatContext(language));
        expect(text).toBe(example[language]);
        if (example.lossy) continue;
        expect(behaviour.parseText(text, settings, parseContext(language))).toEqual({ ok: true, value });
      }
    },
  );

  test('brings what an API client sends to its one stored form', () => {
    for (const { from, to, settings: some } of cases.normalized ?? []) {
      const settings = settingsOver(kind, some);
      const normalized = behaviour.normalize(from, settings);
      expect(normalized).toEqual(to);
      expect(behaviour.normalize(normalized, settings)).toEqual(to);
      if (to !== null) expect(behaviour.checkValue?.(to, settings)).toEqual([]);
    }
  });

  test.each(cases.refused.map((example) => [label(example.value), example] as const))(
    'refuses the value %s',
    (_label, example) => {
      const settings = settingsOver(kind, example.settings);
      const issues = behaviour.checkValue?.(example.value, settings) ?? [];
      expect(issues).toContainEqual(expect.objectContaining({ code: example.code, at: example.at ?? '' }));
    },
  );

  test.each(cases.texts.map((example) => [label(example.text), example] as const))(
    'reads %s',
    (_label, example) => {
      const settings = settingsOver(kind, example.settings);
      const context = { ...parseContext('zh'), ...example.context };
      expect(behaviour.parseText(example.text, settings, context)).toEqual({
        ok: true,
        value: example.value,
      });
    },
  );

  test.each(cases.refusedTexts.map((example) => [label(example.text), example] as const))(
    'does not read %s',
    (_label, example) => {
      const settings = settingsOver(kind, example.settings);
      const result = behaviour.parseText(example.text, settings, parseContext('zh'));
      const codes = result.ok ? [] : result.issues.map((issue) => issue.code);
      expect(codes).toContain(example.code);
      if (!result.ok) expect(result.issues.every((issue) => issue.at === '')).toBe(true);
    },
  );

  test('has a sentence in both languages, with all its details, for every code', () => {
    const found = [
      ...cases.refused.flatMap(
        (example) => behaviour.checkValue?.(example.value, settingsOver(kind, example.settings)) ?? [],
      ),
      ...cases.refusedTexts.flatMap((example) => {
        const result = behaviour.parseText(
          example.text,
          settingsOver(kind, example.settings),
          parseContext('zh'),
        );
        return result.ok ? [] : [...result.issues];
      }),
      ...(cases.refusedSettings ?? []).flatMap(({ settings }) =>
        issuesOfSettings(kind, settingsOver(kind, settings)),
      ),
    ].filter((issue) => issue.code !== 'schema');
    for (const { code, details } of found) {
      const entry = fieldKindMessages[code];
      expect([code, entry]).toEqual([code, expect.anything()]);
      const slots = new Set(`${entry?.zh} ${entry?.en}`.match(/(?<=\{)[a-zA-Z]+(?=\})/g) ?? []);
      expect([code, Object.keys(details ?? {})]).toEqual([code, expect.arrayContaining([...slots])]);
    }
  });

  test('is recognised from a column of a sheet', () => {
    for (const { header, cells, settings } of cases.columns ?? []) {
      const found = recognizeColumn({ header, cells, distinct: new Set(cells).size });
      expect([header, found.kind]).toEqual([header, id]);
      if (settings) expect(found.settings).toEqual({ ...definition.defaultSettings, ...settings });
      expect(issuesOfSettings(kind, found.settings)).toEqual([]);
    }
  });

  test('never throws on any text, and what it accepts is valid and stable', () => {
    const settings = settingsOver(kind, cases.values[0]?.settings);
    const known = cases.texts
      .map((example) => example.text)
      .concat(cases.refusedTexts.map((example) => example.text));
    const fragments = fc.array(
      fc.constantFrom(...known, ' ', ',', '-', '.', '0', '年', 'k', '¥', '%', '\n'),
      { maxLength: 4 },
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fragments.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...languages), (text, language) => {
        const result = behaviour.parseText(text, settings, parseContext(language));
        if (!result.ok) return result.issues.length > 0;
        if (result.value === null) return true;
        const fits =
          acceptedBySchema(kind, result.value, settings) &&
          behaviour.checkValue?.(result.value, settings).length === 0;
        expect(behaviour.normalize(result.value, settings)).toEqual(result.value);
        expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
        return fits;
      }),
      { numRuns: 20000 },
    );
  });

  test('never throws on any JSON value, and its check is never laxer than its schema', () => {
    const settings = settingsOver(kind, cases.values[0]?.settings);
    const values = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(...cases.refused.map((example) => example.value), undefined),
    );
    fc.assert(
      fc.property(values, (value) => {
        const normalized = behaviour.normalize(value, settings);
        behaviour.formatText(normalized, settings, formatContext('en'));
        behaviour.searchText(normalized, settings);
        if (normalized === null || normalized === undefined) return true;
        const accepted = behaviour.checkValue?.(normalized, settings).length === 0;
        return !accepted || acceptedBySchema(kind, normalized, settings);
      }),
      { numRuns: 200 },
    );
  });

  test('is seen by expressions with the type that its traits name', () => {
    const settings = settingsOver(kind, cases.values[0]?.settings);
    const scope = behaviour.scope(fieldOf(kind, settings));
    expect(scope.type).toBe(definition.traits.type);
    expect(scope.target).toBe(behaviour.target?.(settings));
    expect(definition.traits.multiple).toBe(definition.traits.type === 'list');
  });

  test('offers operators that suit its type, each named in both languages', () => {
    const operators = operatorsOf(id);
    expect(operators.map((entry) => entry.operator)).toEqual(
      expect.arrayContaining(['isEmpty', 'isNotEmpty']),
    );
    expect(new Set(operators.map((entry) => entry.operator)).size).toBe(operators.length);
    expect(operatorsOf(definition.traits)).toEqual(operators);
    for (const { operator, label: words } of operators) {
      expect([operator, words]).toEqual([
        operator,
        { zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
      ]);
      expect(conditionOperator(operator)?.types).toContain(definition.traits.type);
    }
  });

  test('finds records by words only where it says that it is searchable', () => {
    const words = cases.values.map((example) =>
      behaviour.searchText(example.value, settingsOver(kind, example.settings)),
    );
    expect(words.every((word) => word !== '')).toBe(definition.traits.searchable);
    expect(words.some((word) => word !== '')).toBe(definition.traits.searchable);
  });

  test('generates values exactly where it says so', () => {
    expect(behaviour.generate !== undefined).toBe(definition.traits.generated);
  });
});

describe('the registry', () => {
  test('answers an unknown id with a placeholder that keeps the data', () => {
    const kind = fieldKinds.get('hologram');
    expect(fieldKinds.has('hologram')).toBe(false);
    expect(kind.definition.id).toBe('unknown');
    const value = { depth: [1, 2] };
    expect(kind.behaviour.normalize(value, {})).toBe(value);
    expect(kind.behaviour.checkValue?.(value, {})).toEqual([]);
    expect(kind.behaviour.formatText(value, {}, formatContext('zh'))).toBe('{"depth":[1,2]}');
  });

  test('is not fooled by names that every object has', () => {
    for (const id of ['constructor', '__proto__', 'toString'])
      expect(fieldKinds.get(id).definition.id).toBe('unknown');
  });

  test('offers all kinds in the order of the list', () => {
    expect(fieldKinds.all().map((kind) => kind.definition.id)).toEqual([...fieldKindIds]);
    expect(fieldKindIds).toHaveLength(17);
  });
});
