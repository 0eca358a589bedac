import { defineCatalogue } from '@atelier/problem';

export const relationMessages = defineCatalogue({
  'relation.not-an-id': {
    kind: 'invalid',
    zh: '这里需要一条关联的记录',
    en: 'This has to be a related record',
  },
  'relation.not-found': { kind: 'invalid', zh: '没有找到记录“{text}”', en: 'There is no record “{text}”' },
  'relation.no-entity': { kind: 'invalid', zh: '请选择关联的数据表', en: 'Choose the related table' },
});
