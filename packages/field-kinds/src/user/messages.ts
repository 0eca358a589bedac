import { defineCatalogue } from '@atelier/problem';

export const userMessages = defineCatalogue({
  'user.not-an-id': {
    kind: 'invalid',
    zh: '这里需要一位成员',
    en: 'This has to be a person of this workspace',
  },
  'user.not-found': { kind: 'invalid', zh: '没有找到成员“{text}”', en: 'There is no person “{text}”' },
});
