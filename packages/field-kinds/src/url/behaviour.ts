import type { FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed, type Issue } from '@atelier/problem';
import { textColumn } from '../columns.ts';
import { issuesOf } from '../issues.ts';
import { isBlank, readable } from '../reading/characters.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import type { UrlSettings } from './definition.ts';
import { faultOfUrl, urlDisplay } from './display.ts';
import { urlMessages } from './messages.ts';

const issue = issuesOf(urlMessages);

/** A value is an address as it was typed, with its scheme. Other schemes run code (`javascript:`). */
export const urlBehaviour: FieldKindBehaviour<UrlSettings> = {
  ...urlDisplay,
  column: () => ({ type: textColumn }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize: (value) => (typeof value === 'string' ? plainUrl(value) || null : value),
  checkValue: checkUrl,
  parseText(typed) {
    if (isBlank(typed)) return succeed(null);
    const text = plainUrl(typed);
    // 'www.example.com/shop' is meant as a web address; 'tel:123' and 'a b' are not.
    const value = /^[a-z0-9\u00a1-\uffff-]+(?:\.[a-z0-9\u00a1-\uffff-]+)+(?:[:/?#]|$)/i.test(text)
      ? `https://${text}`
      : text;
    const issues = checkUrl(value);
    return issues.length > 0 ? fail(...issues) : succeed(value);
  },
  searchText: (value) => (typeof value === 'string' ? value.replace(/^https?:\/\//, '') : ''),
  recognize(sample) {
    const share = shareOf(
      sample,
      (cell) => /^(?:https?:\/\/|www\.)/i.test(cell) && urlBehaviour.parseText(cell, {}, anyContext).ok,
    );
    const named = headerHas(sample, [
      '网址',
      '链接',
      '官网地址',
      '网站',
      'url',
      'link',
      'website',
      'homepage',
    ]);
    return { likelihood: share > 0.6 || (named && share > 0.3) ? 0.8 + share * 0.19 : 0 };
  },
};

/** Reading an address does not depend on the reader. */
const anyContext = { language: 'zh', timeZone: 'UTC', dayFirst: true } as const;

function checkUrl(value: unknown): Issue[] {
  const fault = faultOfUrl(value);
  return fault ? [issue(fault)] : [];
}

function plainUrl(text: string): string {
  return readable(text).replace(/^https?:\/\//i, (scheme) => scheme.toLowerCase());
}
