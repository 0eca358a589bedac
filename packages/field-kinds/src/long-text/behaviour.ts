import type { FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed } from '@atelier/problem';
import { plainNumberText, textColumn } from '../columns.ts';
import { tidy } from '../reading/characters.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import { checkText } from '../text/behaviour.ts';
import type { LongTextSettings } from './definition.ts';
import { longTextDisplay } from './display.ts';

const headerWords = [
  '备注',
  '描述',
  '说明',
  '详情',
  '内容',
  '简介',
  '评价',
  '反馈',
  '留言',
  'note',
  'notes',
  'remark',
  'remarks',
  'comment',
  'comments',
  'description',
  'feedback',
  'details',
];

export const longTextBehaviour: FieldKindBehaviour<LongTextSettings> = {
  ...longTextDisplay,
  column: () => ({ type: textColumn }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize: (value) => (typeof value === 'string' ? tidyLines(value) || null : value),
  checkValue: (value, settings) => checkText(value, settings.maxLength),
  parseText(typed, settings) {
    const value = tidyLines(typed) || null;
    if (value === null) return succeed(null);
    const issues = checkText(value, settings.maxLength);
    return issues.length > 0 ? fail(...issues) : succeed(value);
  },
  searchText: (value) => (typeof value === 'string' ? value : ''),
  recognize(sample) {
    const long = shareOf(sample, (cell) => /[\r\n]/.test(cell) || cell.length > 60);
    if (headerHas(sample, headerWords)) return { likelihood: 0.95 };
    return { likelihood: long > 0 ? 0.5 + long * 0.4 : 0 };
  },
  convertFrom(value) {
    const text = plainNumberText(value);
    return text === undefined ? undefined : succeed(text);
  },
};

/** One kind of line break, no trailing spaces. */
function tidyLines(text: string): string {
  const lines = tidy(text.replace(/\r\n?|\u2028|\u2029/g, '\n')).split('\n');
  return lines.map((line) => line.trimEnd()).join('\n');
}
