import { defineCatalogue, problemsOf } from '@atelier/problem';

/** What can be wrong with a request before any room looks at it. */
export const requestProblems = defineCatalogue({
  'request.invalid': { kind: 'invalid', zh: '请求内容有误', en: 'The request is not valid' },
  'request.missing': { kind: 'invalid', zh: '此项必填', en: 'This is required' },
  'request.unexpected': { kind: 'invalid', zh: '不支持此项', en: 'This is not known here' },
  'request.wrong-type': { kind: 'invalid', zh: '类型应为 {expected}', en: 'Must be of type {expected}' },
  'request.wrong-format': { kind: 'invalid', zh: '格式不正确', en: 'Not in the right format' },
  'request.wrong-shape': { kind: 'invalid', zh: '内容不符合要求', en: 'Not of the right shape' },
  'request.not-allowed': { kind: 'invalid', zh: '不是允许的值', en: 'Not one of the allowed values' },
  'request.below-length': {
    kind: 'invalid',
    zh: '至少需要 {limit} 个字符',
    en: 'At least {limit} characters are needed',
  },
  'request.above-length': {
    kind: 'invalid',
    zh: '最多 {limit} 个字符',
    en: 'At most {limit} characters fit',
  },
  'request.below-count': {
    kind: 'invalid',
    zh: '至少需要 {limit} 项',
    en: 'At least {limit} entries are needed',
  },
  'request.above-count': { kind: 'invalid', zh: '最多 {limit} 项', en: 'At most {limit} entries fit' },
  'request.below-amount': { kind: 'invalid', zh: '不能小于 {limit}', en: 'Must not be below {limit}' },
  'request.above-amount': { kind: 'invalid', zh: '不能大于 {limit}', en: 'Must not be above {limit}' },
  'request.repeated': { kind: 'invalid', zh: '有重复的项', en: 'An entry occurs twice' },
  'request.malformed-json': {
    kind: 'invalid',
    zh: '请求内容不是有效的 JSON',
    en: 'The body is not valid JSON',
  },
  'request.too-deep': {
    kind: 'invalid',
    zh: 'JSON 嵌套超过 {limit} 层',
    en: 'The JSON is nested more than {limit} levels deep',
  },
  'request.too-many-keys': {
    kind: 'invalid',
    zh: 'JSON 的项数超过 {limit}',
    en: 'The JSON holds more than {limit} entries',
  },
  'request.forbidden-key': {
    kind: 'invalid',
    zh: '不允许使用名称“{key}”',
    en: 'The name "{key}" is not allowed',
  },
  'request.too-large': {
    kind: 'limit',
    zh: '请求内容过大，上限为 {limit}',
    en: 'The body is too large; {limit} is the limit',
  },
  'request.unsupported-type': {
    kind: 'invalid',
    zh: '不支持此内容类型，请使用 application/json',
    en: 'This content type is not supported; use application/json',
  },
  'request.malformed': { kind: 'invalid', zh: '请求无法解析', en: 'The request cannot be read' },
  'request.no-such-route': { kind: 'missing', zh: '没有这个地址', en: 'There is nothing at this address' },
  'request.other-origin': {
    kind: 'denied',
    zh: '请求来自其他网站，已被拒绝',
    en: 'The request came from another site and was refused',
  },
  'request.too-many': {
    kind: 'limit',
    zh: '请求过于频繁，请在 {retryAfterSeconds} 秒后再试',
    en: 'Too many requests; try again in {retryAfterSeconds} seconds',
  },
  'request.sign-in-needed': { kind: 'denied', zh: '请先登录', en: 'Sign in first' },
  'request.not-permitted': { kind: 'denied', zh: '您没有权限执行此操作', en: 'You may not do this' },
  'request.stopping': {
    kind: 'unavailable',
    zh: '服务正在停止，请稍后再试',
    en: 'The server is stopping; try again in a moment',
  },
  bug: {
    kind: 'bug',
    zh: '出现了意外错误。如需帮助，请提供编号 {traceId}',
    en: 'Something went wrong on our side. If you need help, give the number {traceId}',
  },
});

export const requestProblem = problemsOf(requestProblems);
