import { defineCatalogue, problemsOf } from '@atelier/problem';

export const accessProblems = defineCatalogue({
  'access.wrong-credentials': {
    kind: 'denied',
    zh: '邮箱或密码不正确',
    en: 'The e-mail address or the password is not right',
  },
  'access.wrong-password': { kind: 'invalid', zh: '当前密码不正确', en: 'The current password is not right' },
  'access.same-password': {
    kind: 'invalid',
    zh: '新密码与当前密码相同',
    en: 'The new password is the same as the current one',
  },
  'access.common-password': {
    kind: 'invalid',
    zh: '这个密码太常见，容易被猜到，请换一个',
    en: 'This password is among the most common ones and easily guessed; choose another',
  },
  'access.password-is-name': {
    kind: 'invalid',
    zh: '密码不能与邮箱或姓名相同',
    en: 'The password must not be the e-mail address or the name',
  },
  'access.setup-closed': { kind: 'missing', zh: '没有这个地址', en: 'There is nothing at this address' },
  'access.wrong-setup-token': {
    kind: 'denied',
    zh: '设置链接无效。请使用服务启动时打印的链接',
    en: 'The setup link is not valid; use the one that the server printed at its start',
  },
  'access.invitation-void': {
    kind: 'missing',
    zh: '邀请链接无效或已过期，请联系管理员重新发送',
    en: 'The invitation is not valid any more; ask an administrator for a new one',
  },
  'access.unknown-time-zone': {
    kind: 'invalid',
    zh: '没有名为“{timeZone}”的时区',
    en: 'There is no time zone "{timeZone}"',
  },
  'access.user-missing': { kind: 'missing', zh: '没有这个用户', en: 'There is no such user' },
  'access.session-missing': { kind: 'missing', zh: '该登录已结束', en: 'This session has ended already' },
  'access.key-missing': { kind: 'missing', zh: '没有这个密钥', en: 'There is no such API key' },
  'access.key-expired': {
    kind: 'invalid',
    zh: '到期时间应晚于现在',
    en: 'The expiry must lie in the future',
  },
  'access.email-taken': {
    kind: 'conflict',
    zh: '该邮箱已被其他用户使用',
    en: 'Another user has this e-mail address',
  },
  'access.role-missing': { kind: 'missing', zh: '没有角色“{role}”', en: 'There is no role "{role}"' },
  'access.unknown-role': { kind: 'invalid', zh: '没有角色“{role}”', en: 'There is no role "{role}"' },
  'access.role-not-held': {
    kind: 'invalid',
    zh: '您没有角色“{role}”',
    en: 'You do not hold the role "{role}"',
  },
  'access.role-exists': {
    kind: 'conflict',
    zh: '角色标识“{role}”已被使用',
    en: 'A role with the key "{role}" exists already',
  },
  'access.role-built-in': {
    kind: 'denied',
    zh: '内置角色不能更改或删除',
    en: 'The built-in role cannot be changed or deleted',
  },
  'access.role-in-use': {
    kind: 'conflict',
    zh: '还有 {count} 位用户拥有此角色，请先为他们更换角色',
    en: 'The role is held by {count} users; give them other roles first',
  },
  'access.grant-repeated': {
    kind: 'invalid',
    zh: '数据表“{entity}”的权限重复',
    en: 'There are two grants for the entity "{entity}"',
  },
  'access.stale': {
    kind: 'conflict',
    zh: '内容已被他人修改，请核对后再保存',
    en: 'Somebody else changed this meanwhile; compare and save again',
  },
  'access.last-admin': {
    kind: 'conflict',
    zh: '至少要保留一位启用的管理员',
    en: 'At least one active administrator must remain',
  },
  'access.admins-only': {
    kind: 'denied',
    zh: '只有管理员才能授予管理员角色或更改管理员',
    en: 'Only an administrator may appoint or change administrators',
  },
  'access.change-password-first': {
    kind: 'denied',
    zh: '请先修改初始密码',
    en: 'Change the first password before going on',
  },
});

export const accessProblem = problemsOf(accessProblems);
