import { defineCatalogue } from '@atelier/problem';

/** What can be wrong with a pack, and with installing it here. */
export const packMessages = defineCatalogue({
  'pack.no-manifest': { kind: 'invalid', zh: '模板包缺少 pack.json', en: 'The pack has no pack.json' },
  'pack.shape-invalid': {
    kind: 'invalid',
    zh: '内容的结构不符合模板包的格式',
    en: 'This does not have the shape that packs have',
  },
  'pack.file-unknown': {
    kind: 'invalid',
    zh: '模板包里不应有文件“{file}”',
    en: 'A pack has no file "{file}"',
  },
  'pack.key-mismatch': {
    kind: 'invalid',
    zh: '文件名与其中的标识“{key}”不一致',
    en: 'The file is not named after its key "{key}"',
  },
  'pack.option-unknown': {
    kind: 'invalid',
    zh: '模板包没有选项“{option}”',
    en: 'The pack has no option "{option}"',
  },
  'pack.view-unknown': {
    kind: 'invalid',
    zh: '模板包里没有视图“{view}”',
    en: 'The pack has no view "{view}"',
  },
  'pack.permission-unknown': {
    kind: 'invalid',
    zh: '没有权限“{permission}”',
    en: 'There is no permission "{permission}"',
  },
  'pack.field-clash': {
    kind: 'conflict',
    zh: '“{entity}”已有字段“{field}”，类型是{found}，与模板包的{wanted}不同',
    en: '"{entity}" has a field "{field}" already, of the kind {found} and not {wanted}',
  },
  'pack.missing': { kind: 'missing', zh: '没有模板包“{pack}”', en: 'There is no pack "{pack}"' },
  'pack.broken': {
    kind: 'invalid',
    zh: '模板包“{pack}”有问题，无法安装',
    en: 'The pack "{pack}" has faults and cannot be installed',
  },
  'pack.not-installable': {
    kind: 'conflict',
    zh: '模板包“{pack}”与现有内容冲突，未做任何改动',
    en: 'The pack "{pack}" clashes with what is here; nothing was changed',
  },
});
