import { formatText, localize, type Language, type Localized } from '@atelier/problem';
import type { PlanStep, PlanStepKind, RowEffect } from './plan-step.ts';

const sentences: Readonly<Record<PlanStepKind, Localized>> = {
  'create-entity': {
    zh: '新建数据表“{entity}”，含 {count} 个字段',
    en: 'Create the table “{entity}” with {count} fields',
  },
  'rename-entity': { zh: '数据表“{from}”改名为“{to}”', en: 'Rename the table “{from}” to “{to}”' },
  'describe-entity': {
    zh: '更新“{entity}”的说明、图标或颜色',
    en: 'Change description, icon or color of “{entity}”',
  },
  title: { zh: '记录的标题由“{from}”改为“{to}”', en: 'Records are named by “{to}” instead of “{from}”' },
  reorder: { zh: '调整字段顺序', en: 'Change the order of the fields' },
  'add-field': { zh: '新增字段“{field}”', en: 'Add the field “{field}”' },
  'restore-field': { zh: '恢复字段“{field}”', en: 'Restore the field “{field}”' },
  'drop-field': { zh: '移除字段“{field}”', en: 'Remove the field “{field}”' },
  'rename-label': { zh: '字段“{from}”改名为“{to}”', en: 'Rename the field “{from}” to “{to}”' },
  'change-help': { zh: '更新字段“{field}”的说明', en: 'Change the explanation of “{field}”' },
  'change-kind': { zh: '字段“{field}”由{from}改为{to}', en: 'Turn “{field}” from {from} into {to}' },
  'change-settings': { zh: '更改字段“{field}”的设置', en: 'Change the settings of “{field}”' },
  'add-option': { zh: '为“{field}”新增选项“{option}”', en: 'Add the option “{option}” to “{field}”' },
  'rename-option': {
    zh: '“{field}”的选项“{from}”改名为“{to}”',
    en: 'Rename the option “{from}” of “{field}” to “{to}”',
  },
  'remove-option': { zh: '删除“{field}”的选项“{option}”', en: 'Remove the option “{option}” from “{field}”' },
  'reorder-options': { zh: '调整“{field}”的选项顺序', en: 'Change the order of the options of “{field}”' },
  'change-default': {
    zh: '更改“{field}”的默认值，只影响以后新增的记录',
    en: 'Change the default of “{field}”, for records created from now on',
  },
  'change-sensitivity': { zh: '更改“{field}”的信息保护级别', en: 'Change how far “{field}” is protected' },
  'generate-values': { zh: '为“{field}”为空的记录自动生成内容', en: 'Generate “{field}” where it is empty' },
  'fill-default': { zh: '“{field}”为空的记录填入默认值', en: 'Fill in the default where “{field}” is empty' },
  require: { zh: '“{field}”改为必填', en: '“{field}” has to be filled in' },
  unrequire: { zh: '“{field}”不再必填', en: '“{field}” may be left empty' },
  unique: { zh: '“{field}”的值不得重复', en: 'No two records may have the same “{field}”' },
  ununique: { zh: '“{field}”的值可以重复', en: 'Records may have the same “{field}”' },
  'add-unique-key': { zh: '“{fields}”的组合不得重复', en: 'No two records may agree in “{fields}”' },
  'drop-unique-key': { zh: '“{fields}”的组合可以重复', en: 'Records may agree in “{fields}”' },
};

/** What a step means for the rows that it touches, and for those that do not fit. */
const effects: Partial<
  Readonly<
    Record<
      PlanStepKind,
      { readonly touched?: Localized; readonly failing?: Localized; readonly none?: Localized }
    >
  >
> = {
  'add-field': { touched: { zh: '现有 {rows}此字段为空', en: 'Empty in {rows} so far' } },
  'restore-field': { touched: { zh: '{rows}的原有内容会恢复', en: 'Brings back what it held in {rows}' } },
  'drop-field': {
    touched: {
      zh: '{rows}在此字段有内容；内容会保留，可以恢复',
      en: 'Holds something in {rows}, which is kept and can be restored',
    },
  },
  'change-kind': {
    touched: { zh: '{rows}的内容会转换', en: 'Converts {rows}' },
    failing: { zh: '{rows}无法转换', en: 'cannot convert {rows}' },
  },
  'change-settings': {
    touched: { zh: '{rows}的内容会转换', en: 'Converts {rows}' },
    failing: { zh: '{rows}不符合新的设置', en: 'does not fit {rows}' },
    none: { zh: '现有记录都符合新的设置', en: 'Fits every record' },
  },
  'remove-option': {
    failing: { zh: '{rows}正在使用此选项', en: 'still chosen in {rows}' },
    none: { zh: '没有记录使用此选项', en: 'Not chosen in any record' },
  },
  'generate-values': { touched: { zh: '涉及 {rows}', en: 'For {rows}' } },
  'fill-default': { touched: { zh: '涉及 {rows}', en: 'For {rows}' } },
  require: {
    failing: { zh: '{rows}此字段为空', en: 'still empty in {rows}' },
    none: { zh: '现有记录都已填写', en: 'Filled in everywhere' },
  },
  unique: {
    failing: { zh: '{rows}的值重复', en: 'repeated in {rows}' },
    none: { zh: '现有记录没有重复', en: 'Nothing is repeated' },
  },
  'add-unique-key': {
    failing: { zh: '{rows}重复', en: 'repeated in {rows}' },
    none: { zh: '现有记录没有重复', en: 'Nothing is repeated' },
  },
};

/** One plain sentence about a step, without a full stop: 新增字段“等级”. */
export function describeStep(step: PlanStep, language: Language): string {
  return formatText(sentences[step.kind][language], wordsIn(step.words, language));
}

/**
 * What the step means for the rows that exist: 现有 1,012 行此字段为空. '' where there are no rows or
 * nothing to say about them.
 */
export function describeEffect(step: PlanStep, effect: RowEffect, language: Language): string {
  const texts = effects[step.kind];
  if (!texts || !step.needsRows || effect.total === 0) return '';
  const parts: string[] = [];
  const say = (text: Localized | undefined, count: number): void => {
    if (text && count > 0) parts.push(formatText(text[language], { rows: rowsIn(count, language) }));
  };
  // A new field touches nothing and is empty everywhere.
  say(texts.touched, step.kind === 'add-field' ? effect.total : effect.converts);
  say(texts.failing, effect.fails);
  if (parts.length === 0) return texts.none?.[language] ?? '';
  const text = parts.join(language === 'zh' ? '，' : '; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function wordsIn(words: PlanStep['words'], language: Language): Record<string, string> {
  const entries = Object.entries(words).map(([name, word]) => [
    name,
    typeof word === 'number' ? String(word) : localize(word, language),
  ]);
  return Object.fromEntries(entries);
}

function rowsIn(count: number, language: Language): string {
  const number = new Intl.NumberFormat(language).format(count);
  return language === 'zh' ? `${number} 行` : `${number} ${count === 1 ? 'row' : 'rows'}`;
}
