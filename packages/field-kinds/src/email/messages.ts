import { defineCatalogue } from '@atelier/problem';

export const emailMessages = defineCatalogue({
  'email.not-an-address': { kind: 'invalid', zh: '无法识别为邮箱地址', en: 'This is not an e-mail address' },
});
