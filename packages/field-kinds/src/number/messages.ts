import { defineCatalogue } from '@atelier/problem';

export const numberMessages = defineCatalogue({
  'number.not-a-number': { kind: 'invalid', zh: '无法识别为数字', en: 'This is not a number' },
  'number.too-many-decimals': {
    kind: 'invalid',
    zh: '最多保留 {decimals} 位小数',
    en: 'At most {decimals} decimal places',
  },
  'number.too-small': { kind: 'invalid', zh: '不能小于 {min}', en: 'Must be at least {min}' },
  'number.too-large': { kind: 'invalid', zh: '不能大于 {max}', en: 'Must be at most {max}' },
  'number.too-long': {
    kind: 'invalid',
    zh: '数字过长，最多 15 位有效数字',
    en: 'Too long: at most 15 significant digits',
  },
  'number.empty-range': { kind: 'invalid', zh: '最小值大于最大值', en: 'The minimum is above the maximum' },
});
