import type { FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed } from '@atelier/problem';
import { textColumn } from '../columns.ts';
import { issuesOf } from '../issues.ts';
import { readable } from '../reading/characters.ts';
import type { AutoNumberSettings } from './definition.ts';
import { autoNumberDisplay } from './display.ts';
import { autoNumberMessages } from './messages.ts';

const issue = issuesOf(autoNumberMessages);

/** A value is text; the store assigns it from a counter that never gives a number twice. */
export const autoNumberBehaviour: FieldKindBehaviour<AutoNumberSettings> = {
  ...autoNumberDisplay,
  column: () => ({ type: textColumn }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize: (value) => (typeof value === 'string' ? readable(value) || null : value),
  checkValue: (value) => (isNumber(value) ? [] : [issue('auto-number.not-a-number')]),
  generate: (n, settings) => settings.prefix + String(n).padStart(settings.digits, '0'),
  parseText(typed) {
    const value = readable(typed);
    if (value === '') return succeed(null);
    return isNumber(value) ? succeed(value) : fail(issue('auto-number.not-a-number'));
  },
  searchText: (value) => (typeof value === 'string' ? value : ''),
};

function isNumber(value: unknown): value is string {
  return typeof value === 'string' && /^\S{1,40}$/u.test(value);
}
