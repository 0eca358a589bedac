import { defineCatalogue } from '@atelier/problem';

export const multiSelectMessages = defineCatalogue({
  'multi-select.not-a-list': { kind: 'invalid', zh: '这里需要若干个选项', en: 'This has to be a list of options' },
});
