import { defineCatalogue } from '@atelier/problem';

export const moneyMessages = defineCatalogue({
  'money.not-an-amount': { kind: 'invalid', zh: '无法识别为金额', en: 'This is not an amount of money' },
  'money.other-currency': {
    kind: 'invalid',
    zh: '此字段的币种是 {currency}，不能填写其他币种',
    en: 'This field is in {currency}; another currency cannot be entered here',
  },
  'money.too-many-decimals': {
    kind: 'invalid',
    zh: '{currency} 金额最多保留 {decimals} 位小数',
    en: 'At most {decimals} decimal places for {currency}',
  },
  'money.too-small': { kind: 'invalid', zh: '金额不能小于 {min}', en: 'The amount must be at least {min}' },
  'money.too-large': { kind: 'invalid', zh: '金额不能大于 {max}', en: 'The amount must be at most {max}' },
  'money.too-long': {
    kind: 'invalid',
    zh: '金额过大，整数部分最多 15 位',
    en: 'The amount is too large: at most 15 digits before the point',
  },
});
