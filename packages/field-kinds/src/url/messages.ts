import { defineCatalogue } from '@atelier/problem';

export const urlMessages = defineCatalogue({
  'url.not-an-address': {
    kind: 'invalid',
    zh: '无法识别为网址，请写成 https://example.com 的形式',
    en: 'This is not a web address; write it like https://example.com',
  },
  'url.scheme': {
    kind: 'invalid',
    zh: '只能使用 http 或 https 网址',
    en: 'Only http and https addresses are allowed',
  },
  'url.credentials': {
    kind: 'invalid',
    zh: '网址中不能带有用户名或密码',
    en: 'The address must not carry a user name or password',
  },
});
