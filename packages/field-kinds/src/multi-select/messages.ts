import { defineCatalogue } from '@atelier/problem';

export const multiSelectMessages = defineCatalogue({
  'multi-select.not-a-list': {
    kind: 'invalid',
    zh: '这里需要若干个选项',
    en: 'This has to be a list of options',
  },
  'multi-select.separator': {
    kind: 'invalid',
    zh: '“{text}”中不能有逗号、顿号、分号或竖线，它们用来分隔多个选项',
    en: '“{text}” must not contain a comma, semicolon or bar: they separate several options',
  },
});
