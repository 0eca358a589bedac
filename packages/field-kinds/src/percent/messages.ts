import { defineCatalogue } from '@atelier/problem';

export const percentMessages = defineCatalogue({
  'percent.not-a-percentage': {
    kind: 'invalid',
    zh: '无法识别为百分比，请写成 15% 的形式',
    en: 'This is not a percentage; write it like 15%',
  },
  'percent.too-many-decimals': {
    kind: 'invalid',
    zh: '百分比最多保留 {decimals} 位小数',
    en: 'At most {decimals} decimal places in a percentage',
  },
  'percent.too-small': { kind: 'invalid', zh: '不能小于 {min}%', en: 'Must be at least {min}%' },
  'percent.too-large': { kind: 'invalid', zh: '不能大于 {max}%', en: 'Must be at most {max}%' },
});
