import { defineCatalogue } from '@atelier/problem';

export const booleanMessages = defineCatalogue({
  'boolean.not-yes-or-no': { kind: 'invalid', zh: '无法识别为是或否', en: 'This is neither yes nor no' },
  'boolean.same-text': {
    kind: 'invalid',
    zh: '“是”与“否”需要不同的文字',
    en: 'Yes and no need different texts',
  },
});
