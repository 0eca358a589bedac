import type { FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed, type Issue } from '@atelier/problem';
import { plainNumberText, textColumn } from '../columns.ts';
import { issuesOf } from '../issues.ts';
import { lengthOf, tidyLine } from '../reading/characters.ts';
import type { TextSettings } from './definition.ts';
import { textDisplay } from './display.ts';
import { textMessages } from './messages.ts';

const issue = issuesOf(textMessages);

/** What is wrong with a text that may have at most `max` characters. */
export function checkText(value: unknown, max: number): Issue[] {
  if (typeof value !== 'string') return [issue('text.not-text')];
  const length = lengthOf(value);
  return length > max ? [issue('text.too-long', { max, length })] : [];
}

export const textBehaviour: FieldKindBehaviour<TextSettings> = {
  ...textDisplay,
  column: () => ({ type: textColumn }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize: (value) => (typeof value === 'string' ? tidyLine(value) || null : value),
  checkValue: (value, settings) => checkText(value, settings.maxLength),
  parseText(typed, settings) {
    const value = tidyLine(typed) || null;
    if (value === null) return succeed(null);
    const issues = checkText(value, settings.maxLength);
    return issues.length > 0 ? fail(...issues) : succeed(value);
  },
  searchText: (value) => (typeof value === 'string' ? value : ''),
  recognize: () => ({ likelihood: 0.2 }),
  // By way of its own text a number would get separators: 13,800,138,000.
  convertFrom(value, _from, settings) {
    const text = plainNumberText(value);
    return text === undefined ? undefined : textBehaviour.parseText(text, settings, anyContext);
  },
};

/** Reading a text does not depend on the reader. */
const anyContext = { language: 'zh', timeZone: 'UTC', dayFirst: true } as const;
