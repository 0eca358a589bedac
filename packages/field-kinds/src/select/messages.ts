import { defineCatalogue } from '@atelier/problem';

export const selectMessages = defineCatalogue({
  'select.not-an-option': {
    kind: 'invalid',
    zh: '“{text}”不在选项中',
    en: '“{text}” is not one of the options',
  },
  'select.no-options': { kind: 'invalid', zh: '至少需要一个选项', en: 'Add at least one option' },
  'select.same-value': {
    kind: 'invalid',
    zh: '选项值“{value}”重复',
    en: 'The value “{value}” is used twice',
  },
  'select.same-text': {
    kind: 'invalid',
    zh: '“{text}”同时指向两个选项，请使用不同的名称或别名',
    en: '“{text}” means two options; give them different names or aliases',
  },
  'select.no-label': { kind: 'invalid', zh: '选项需要一个名称', en: 'The option needs a name' },
});
