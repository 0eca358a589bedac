import type { FieldKindBehaviour } from '@atelier/entity';
import { sql } from '@atelier/expression';
import { fail, succeed } from '@atelier/problem';
import { textColumn } from '../columns.ts';
import { issuesOf } from '../issues.ts';
import { isBlank, readable } from '../reading/characters.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import type { EmailSettings } from './definition.ts';
import { emailDisplay, isAddress } from './display.ts';
import { emailMessages } from './messages.ts';

const issue = issuesOf(emailMessages);

/** A value is an address in lower case. */
export const emailBehaviour: FieldKindBehaviour<EmailSettings> = {
  ...emailDisplay,
  column: () => ({ type: textColumn }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize: (value) => (typeof value === 'string' ? plainAddress(value) || null : value),
  checkValue: (value) => (isAddress(value) ? [] : [issue('email.not-an-address')]),
  parseText(typed) {
    if (isBlank(typed)) return succeed(null);
    const value = plainAddress(typed);
    return isAddress(value) ? succeed(value) : fail(issue('email.not-an-address'));
  },
  searchText: (value) => (typeof value === 'string' ? value : ''),
  recognize(sample) {
    const share = shareOf(sample, (cell) => isAddress(plainAddress(cell)));
    const named = headerHas(sample, ['邮箱', '邮件', '电邮', 'email', 'mail', 'e-mail']);
    return { likelihood: share > 0.6 || (named && share > 0.3) ? 0.8 + share * 0.19 : 0 };
  },
  // z***@example.com
  maskSql: (column) => sql`left(${column}, 1) || '***' || substr(${column}, strpos(${column}, '@'))`,
};

function plainAddress(text: string): string {
  return readable(text)
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .toLowerCase();
}
