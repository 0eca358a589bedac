import { defineCatalogue } from '@atelier/problem';

export const phoneMessages = defineCatalogue({
  'phone.not-a-number': { kind: 'invalid', zh: '无法识别为电话号码', en: 'This is not a phone number' },
  'phone.too-short': {
    kind: 'invalid',
    zh: '号码位数不足：{text}',
    en: 'The number has too few digits: {text}',
  },
  'phone.too-long': {
    kind: 'invalid',
    zh: '号码位数过多：{text}',
    en: 'The number has too many digits: {text}',
  },
  'phone.no-such-number': {
    kind: 'invalid',
    zh: '这个国家或地区没有这样的号码：{text}',
    en: 'No such number exists in its country: {text}',
  },
  'phone.extension': {
    kind: 'invalid',
    zh: '分机号不能存入电话字段：{text}',
    en: 'An extension cannot be kept in a phone field: {text}',
  },
});
