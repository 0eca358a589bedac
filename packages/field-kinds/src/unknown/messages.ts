import { defineCatalogue } from '@atelier/problem';

export const unknownMessages = defineCatalogue({
  'unknown.read-only': {
    kind: 'invalid',
    zh: '此字段的类型没有安装，不能写入',
    en: 'The kind of this field is not installed, so it cannot be written',
  },
});
