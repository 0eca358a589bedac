import type { ColumnSample, FieldKindBehaviour } from '@atelier/entity';
import { parameter, sql } from '@atelier/expression';
import { fail, succeed, type Issue } from '@atelier/problem';
import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/min';
import { plainNumberText, textColumn } from '../columns.ts';
import { issuesOf } from '../issues.ts';
import { isBlank, readable } from '../reading/characters.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import type { PhoneSettings } from './definition.ts';
import { phoneDisplay } from './display.ts';
import { phoneMessages } from './messages.ts';

const issue = issuesOf(phoneMessages);

/**
 * The library's general pattern of +86 is wide: it lets mobile numbers of ten digits pass. In the
 * plan of mainland China, 1 begins a mobile number of 11 digits (13 … 19) or Beijing's area code 10.
 */
const chineseMobile = /^1[3-9]\d*$/;
const beginsWithOne = /^1(?!0\d{8}$)/;

/** A value is a number in E.164: '+8613800138000'. */
export const phoneBehaviour: FieldKindBehaviour<PhoneSettings> = {
  ...phoneDisplay,
  column: () => ({ type: textColumn }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize(value, settings) {
    if (typeof value !== 'string') return value;
    const read = readPhone(value, settings);
    return read.number ?? (readable(value) || null);
  },
  checkValue(value, settings) {
    if (typeof value !== 'string') return [issue('phone.not-a-number')];
    const read = readPhone(value, settings);
    if (read.issue) return [read.issue];
    return read.number === value ? [] : [issue('phone.not-a-number')];
  },
  parseText(typed, settings) {
    if (isBlank(typed)) return succeed(null);
    const read = readPhone(typed, settings);
    return read.issue ? fail(read.issue) : succeed(read.number);
  },
  formatText: (value, settings) => (typeof value === 'string' ? formatPhone(value, settings) : ''),
  searchText(value) {
    if (typeof value !== 'string') return '';
    const digits = value.replace(/\D/g, '');
    const national = parsePhoneNumberFromString(value)?.nationalNumber;
    return national && national !== digits ? `${digits} ${national}` : digits;
  },
  recognize: recognizePhone,
  // 138****5678 for Chinese mobiles, +85****67 for others.
  maskSql: (column) =>
    sql`CASE WHEN ${column} ~ ${parameter('^[+]861[3-9][0-9]{9}$', 'text')} THEN substr(${column}, 4, 3) || '****' || right(${column}, 4) ELSE left(${column}, 3) || '****' || right(${column}, 2) END`,
  convertFrom(value, _from, settings) {
    const text = plainNumberText(value);
    return text === undefined ? undefined : phoneBehaviour.parseText(text, settings, anyContext);
  },
};

/** Reading a phone number depends on the field only, not on the reader. */
const anyContext = { language: 'zh', timeZone: 'UTC', dayFirst: true } as const;

/** `138 0013 8000` at home, `+33 6 12 34 56 78` abroad; a masked number stays as it is. */
export function formatPhone(value: string, settings: PhoneSettings): string {
  const phone = parsePhoneNumberFromString(value);
  if (!phone?.isValid()) return value;
  return phone.country === settings.country ? phone.formatNational() : phone.formatInternational();
}

interface ReadPhone {
  readonly number?: string;
  readonly issue?: Issue;
}

/** Most of what is read, spared the library: imports check a million of them. */
const storedMobile = /^\+861[3-9]\d{9}$/;

function readPhone(typed: string, settings: PhoneSettings): ReadPhone {
  if (storedMobile.test(typed)) return { number: typed };
  const text = readable(typed).slice(0, 60);
  // Only what belongs to a phone number: letters would be read as keypad digits, words as its frame.
  if (!/\d/.test(text) || !/^(?:tel[:.]?\s*)?[\d+() .\-/‐‑–—·*#x转分机ext]+$/i.test(text)) {
    return { issue: issue('phone.not-a-number') };
  }
  const country = countryOf(settings);
  // A country code in brackets hides its plus sign from the library.
  const digits = text.replace(/[–—‐‑·]/g, '-').replace(/^\((\+\d{1,3})\)/, '$1 ');
  const phone = parsePhoneNumberFromString(digits.replace(/转|分机/g, ' ext. '), {
    defaultCountry: country,
    extract: false,
  });
  if (!phone) return { issue: lengthIssue(digits, country) ?? issue('phone.not-a-number') };
  return phoneIssue(phone, text) ?? { number: phone.number };
}

function phoneIssue(phone: PhoneNumber, text: string): ReadPhone | undefined {
  if (phone.ext) return { issue: issue('phone.extension', { text }) };
  const national = phone.nationalNumber;
  if (phone.countryCallingCode === '86' && beginsWithOne.test(national) && national.length > 8) {
    if (!chineseMobile.test(national)) return { issue: issue('phone.no-such-number', { text }) };
    if (national.length !== 11)
      return { issue: issue(national.length < 11 ? 'phone.too-short' : 'phone.too-long', { text }) };
  }
  if (phone.isValid()) return undefined;
  return { issue: lengthIssue(phone.number, undefined, text) ?? issue('phone.no-such-number', { text }) };
}

function lengthIssue(digits: string, country: CountryCode | undefined, text = digits): Issue | undefined {
  const length = validatePhoneNumberLength(digits, country);
  if (length === 'TOO_SHORT') return issue('phone.too-short', { text });
  return length === 'TOO_LONG' ? issue('phone.too-long', { text }) : undefined;
}

function countryOf(settings: PhoneSettings): CountryCode | undefined {
  return isSupportedCountry(settings.country) ? settings.country : undefined;
}

function recognizePhone(sample: ColumnSample): { likelihood: number } {
  const settings = { country: 'CN' };
  const share = shareOf(sample, (cell) => readPhone(cell, settings).number !== undefined);
  const mobile = shareOf(sample, (cell) => /^\D{0,3}(?:0{0,2}86)?[\s-]*1[3-9]/.test(cell));
  const named = headerHas(sample, [
    '电话',
    '手机',
    '联系方式',
    '联系电话',
    '号码',
    'phone',
    'mobile',
    'tel',
    'telephone',
    'cell',
    'cellphone',
    'contact',
  ]);
  if (named && share > 0.4) return { likelihood: 0.85 + share * 0.14 };
  return { likelihood: share > 0.8 && mobile > 0.6 ? 0.85 : 0 };
}
