import { defineCatalogue } from '@atelier/problem';

export const autoNumberMessages = defineCatalogue({
  'auto-number.not-a-number': {
    kind: 'invalid',
    zh: '无法识别为编号',
    en: 'This is not a number of this kind',
  },
});
