import { defineCatalogue } from '@atelier/problem';

export const textMessages = defineCatalogue({
  'text.not-text': { kind: 'invalid', zh: '这里需要一段文字', en: 'This has to be a text' },
  'text.too-long': {
    kind: 'invalid',
    zh: '最多 {max} 个字符，现在是 {length} 个',
    en: 'At most {max} characters; this has {length}',
  },
});
