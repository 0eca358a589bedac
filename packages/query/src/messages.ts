import { defineCatalogue } from '@atelier/problem';

export const queryMessages = defineCatalogue({
  'query.invalid': { kind: 'invalid', zh: '查询有误', en: 'This query cannot be run' },
  'query.denied': { kind: 'denied', zh: '查询中有您无权查看的内容', en: 'This query asks for something you may not see' },
});
