import type { ColumnSample, FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed } from '@atelier/problem';
import { issuesOf } from '../issues.ts';
import { isBlank } from '../reading/characters.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import { plainWord } from '../reading/synonyms.ts';
import type { BooleanSettings } from './definition.ts';
import { booleanDisplay } from './display.ts';
import { booleanMessages } from './messages.ts';

const issue = issuesOf(booleanMessages);

const yesWords = new Set([
  '是',
  '有',
  '对',
  '真',
  '已',
  '开',
  '同意',
  'true',
  'yes',
  'y',
  't',
  'on',
  '1',
  '✓',
  '✔',
  '√',
  '☑',
  '✅',
]);
const noWords = new Set([
  '否',
  '无',
  '没有',
  '不',
  '不是',
  '假',
  '未',
  '关',
  '不同意',
  'false',
  'no',
  'n',
  'f',
  'off',
  '0',
  '✗',
  '✘',
  '×',
  'x',
  '☐',
  '❌',
]);

export const booleanBehaviour: FieldKindBehaviour<BooleanSettings> = {
  ...booleanDisplay,
  column: () => ({ type: 'boolean' }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize: (value) => value,
  checkValue: (value) => (typeof value === 'boolean' ? [] : [issue('boolean.not-yes-or-no')]),
  parseText(typed, settings) {
    const word = plainWord(typed);
    // The field's own words first: a field may say 'x' for yes.
    if (word !== '' && wordsOf(settings.yes).includes(word)) return succeed(true);
    if (word !== '' && wordsOf(settings.no).includes(word)) return succeed(false);
    if (yesWords.has(word)) return succeed(true);
    if (noWords.has(word)) return succeed(false);
    return isBlank(typed) ? succeed(null) : fail(issue('boolean.not-yes-or-no'));
  },
  searchText: () => '',
  recognize: recognizeBoolean,
  checkSettings: (settings) =>
    wordsOf(settings.yes).some((word) => wordsOf(settings.no).includes(word))
      ? [issue('boolean.same-text', undefined, '/no')]
      : [],
};

function wordsOf(label: BooleanSettings['yes']): string[] {
  return [label.zh, label.en].map(plainWord).filter((word) => word !== '');
}

function recognizeBoolean(sample: ColumnSample): { likelihood: number } {
  const share = shareOf(sample, (cell) => yesWords.has(plainWord(cell)) || noWords.has(plainWord(cell)));
  const named = headerHas(sample, ['是否', '有无', 'is', 'has']);
  const digitsOnly = shareOf(sample, (cell) => /^[01]$/.test(cell)) === share;
  // F beside M is a gender, x is a mark of many meanings, 0 and 1 are numbers unless the header asks.
  const clear = shareOf(sample, (cell) => /^(?:[ftx])$/i.test(cell)) < share;
  if (share < 0.95 || !clear || (digitsOnly && !named)) return { likelihood: 0 };
  return { likelihood: share * 0.93 };
}
