import type { ColumnSample, JsonSchema } from '@atelier/entity';
import { localize, pointer, type Issue, type Language, type Localized } from '@atelier/problem';
import { issuesOf } from '../issues.ts';
import { tidyLine } from '../reading/characters.ts';
import { looseWord, meaningOf, plainWord } from '../reading/synonyms.ts';
import { choice, localizedSchema, setting } from '../settings-schema.ts';
import { selectMessages } from './messages.ts';

const issue = issuesOf(selectMessages);

/** One choice of a select. `value` is stored and never changes; the label may. */
export type ChoiceOption = {
  readonly value: string;
  readonly label: Localized;
  readonly color?: OptionColor;
  /** Other texts of sheets and people that mean this option. */
  readonly aliases?: readonly string[];
  /** Kept by records that have it, offered to no one. */
  readonly archived?: boolean;
};

export const optionColors = [
  'gray',
  'red',
  'orange',
  'gold',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
] as const;
export type OptionColor = (typeof optionColors)[number];

const colorLabels: Readonly<Record<OptionColor, Localized>> = {
  gray: { zh: '灰', en: 'Grey' },
  red: { zh: '红', en: 'Red' },
  orange: { zh: '橙', en: 'Orange' },
  gold: { zh: '金', en: 'Gold' },
  green: { zh: '绿', en: 'Green' },
  teal: { zh: '青', en: 'Teal' },
  blue: { zh: '蓝', en: 'Blue' },
  purple: { zh: '紫', en: 'Purple' },
  pink: { zh: '粉', en: 'Pink' },
};

/** The setting `options` of select and multiSelect. */
export const optionsSetting: JsonSchema = setting(
  { label: { zh: '选项', en: 'Options' }, editor: 'options' },
  {
    type: 'array',
    maxItems: 200,
    default: [],
    items: {
      type: 'object',
      properties: {
        value: setting(
          {
            label: { zh: '值', en: 'Value' },
            help: { zh: '存入数据库，之后不再改变', en: 'Stored; does not change afterwards' },
          },
          { type: 'string', minLength: 1, maxLength: 60, pattern: '^\\S(.*\\S)?$' },
        ),
        label: setting({ label: { zh: '名称', en: 'Label' } }, localizedSchema),
        color: setting(
          { label: { zh: '颜色', en: 'Colour' } },
          { type: 'string', oneOf: optionColors.map((color) => choice(color, colorLabels[color])) },
        ),
        aliases: setting(
          {
            label: { zh: '别名', en: 'Aliases' },
            help: {
              zh: '导入时也认作此选项的写法',
              en: 'Other spellings that an import takes for this option',
            },
          },
          { type: 'array', maxItems: 50, items: { type: 'string', minLength: 1, maxLength: 60 } },
        ),
        archived: setting(
          {
            label: { zh: '停用', en: 'Archived' },
            help: {
              zh: '已有的记录保留，新的记录不再可选',
              en: 'Kept by existing records, not offered any more',
            },
          },
          { type: 'boolean' },
        ),
      },
      required: ['value', 'label'],
      additionalProperties: false,
    },
  },
);

/** JSON Schema of one of the options; without any option no value fits. */
export function optionSchema(options: readonly ChoiceOption[]): JsonSchema {
  return options.length === 0
    ? { type: 'string', enum: [''], minLength: 1 }
    : { type: 'string', enum: options.map((option) => option.value) };
}

export function optionOf(options: readonly ChoiceOption[], value: unknown): ChoiceOption | undefined {
  return options.find((option) => option.value === value);
}

/** How a value reads; one that is no option any more reads as itself. */
export function optionLabel(options: readonly ChoiceOption[], value: string, language: Language): string {
  const option = optionOf(options, value);
  return option ? localize(option.label, language) || option.value : value;
}

/**
 * The option that a text means: its value, its label in either language, an alias, a label with or
 * without 市, or a well-known synonym (`F` for an option 女), as long as only one option is meant.
 */
export function matchOption(options: readonly ChoiceOption[], text: string): ChoiceOption | undefined {
  const exact = tidyLine(text);
  const byValue = options.find((option) => option.value === exact);
  if (byValue) return byValue;
  const word = plainWord(text);
  const named = options.filter((option) => textsOf(option).some((known) => plainWord(known) === word));
  if (named.length > 0) return only(named);
  const loose = looseWord(text);
  const looselyNamed = options.filter((option) =>
    textsOf(option).some((known) => looseWord(known) === loose),
  );
  if (looselyNamed.length > 0) return only(looselyNamed);
  const meaning = meaningOf(text);
  if (!meaning) return undefined;
  return only(options.filter((option) => textsOf(option).some((known) => meaningOf(known) === meaning)));
}

/** Values used twice, options without a name, and texts that would mean two options. */
export function checkOptions(options: readonly ChoiceOption[]): Issue[] {
  if (options.length === 0) return [issue('select.no-options', undefined, '/options')];
  const issues: Issue[] = [];
  const values = new Set<string>();
  const owners = new Map<string, number>();
  options.forEach((option, index) => {
    const at = pointer('options', index);
    if (values.has(option.value))
      issues.push(issue('select.same-value', { value: option.value }, `${at}/value`));
    values.add(option.value);
    if (!option.label.zh.trim() && !option.label.en.trim())
      issues.push(issue('select.no-label', undefined, `${at}/label`));
    for (const text of textsOf(option)) {
      const word = plainWord(text);
      const owner = owners.get(word);
      if (owner !== undefined && owner !== index && text !== option.value) {
        issues.push(issue('select.same-text', { text }, `${at}/label`));
      }
      if (owner === undefined) owners.set(word, index);
    }
  });
  return issues;
}

/**
 * Options for a column of a sheet: spellings of one thing become one option with aliases
 * (`女`, `F`, `female`; `北京`, `北京市`; `巴黎`, `Paris`), the most frequent first.
 */
export function proposeOptions(sample: ColumnSample): readonly ChoiceOption[] {
  const groups = new Map<string, { texts: Map<string, number>; count: number }>();
  for (const cell of sample.cells) {
    const text = tidyLine(cell);
    if (text === '') continue;
    const key = meaningOf(text)?.id ?? looseWord(text);
    const group = groups.get(key) ?? { texts: new Map<string, number>(), count: 0 };
    group.texts.set(text, (group.texts.get(text) ?? 0) + 1);
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()]
    .toSorted((a, b) => b.count - a.count)
    .map((group) => proposeOption([...group.texts.entries()]));
}

function proposeOption(texts: readonly (readonly [string, number])[]): ChoiceOption {
  const [frequent = ''] = texts.toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const meaning = meaningOf(frequent);
  const label =
    meaning?.label ??
    (/[\u3400-\u9fff]/.test(frequent) ? { zh: frequent, en: '' } : { zh: frequent, en: frequent });
  const value = (meaning?.id ?? frequent).slice(0, 60).trim();
  const known = new Set([value, label.zh, label.en].map(plainWord));
  const aliases = texts
    .map(([text]) => text)
    .filter((text) => !known.has(plainWord(text)) && text.length <= 60);
  return { value, label, ...(aliases.length > 0 ? { aliases } : {}) };
}

function textsOf(option: ChoiceOption): string[] {
  return [option.value, option.label.zh, option.label.en, ...(option.aliases ?? [])].filter(
    (text) => text.trim() !== '',
  );
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
