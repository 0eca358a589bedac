import { defineCatalogue } from '@atelier/problem';

export const tagsMessages = defineCatalogue({
  'tags.not-a-list': { kind: 'invalid', zh: '这里需要若干个标签', en: 'This has to be a list of tags' },
  'tags.too-many': { kind: 'invalid', zh: '最多 {max} 个标签', en: 'At most {max} tags' },
  'tags.too-long': {
    kind: 'invalid',
    zh: '标签“{text}”过长，最多 {max} 个字符',
    en: 'The tag “{text}” is too long: at most {max} characters',
  },
  'tags.separator': {
    kind: 'invalid',
    zh: '标签“{text}”中不能有逗号、顿号、分号或竖线',
    en: 'The tag “{text}” must not contain a comma, semicolon or bar',
  },
});
