import { defineCatalogue, problemsOf } from '@atelier/problem';

export const egressProblems = defineCatalogue({
  'egress.bad-address': {
    kind: 'invalid',
    zh: '“{url}”不是可以访问的网址，请使用 http:// 或 https:// 开头的地址',
    en: '"{url}" is not an address that can be called; use one that begins with http:// or https://',
  },
  'egress.private-address': {
    kind: 'denied',
    zh: '不允许访问本机或内部网络的地址（{host}）',
    en: 'Addresses of this machine and of private networks may not be called ({host})',
  },
  'egress.too-many-redirects': {
    kind: 'invalid',
    zh: '{host} 重定向次数过多',
    en: '{host} redirects too often',
  },
  'egress.too-large': {
    kind: 'limit',
    zh: '{host} 的响应超过 {limit} 字节',
    en: 'The answer of {host} is larger than {limit} bytes',
  },
  'egress.timeout': {
    kind: 'unavailable',
    zh: '{host} 在 {seconds} 秒内没有完成响应',
    en: '{host} did not answer within {seconds} seconds',
  },
  'egress.unreachable': { kind: 'unavailable', zh: '连接不上 {host}', en: '{host} cannot be reached' },
});

export const egressProblem = problemsOf(egressProblems);
