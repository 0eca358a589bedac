import { defineMessages } from '@atelier/ui';

export const appMessages = defineMessages('app', {
  skip: { zh: '跳到正文', en: 'Skip to content' },
  navigation: { zh: '主导航', en: 'Main navigation' },
  records: { zh: '数据', en: 'Records' },
  today: { zh: '待办', en: 'Today' },
  more: { zh: '更多', en: 'More' },
  administration: { zh: '管理', en: 'Administration' },
  account: { zh: '我的账号', en: 'My account' },
  profile: { zh: '个人设置', en: 'Profile and settings' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  shortcuts: { zh: '键盘快捷键', en: 'Keyboard shortcuts' },
  shortcutHelp: { zh: '显示快捷键', en: 'Show shortcuts' },
  shortcutGo: { zh: '回到首页', en: 'Go to the start' },
  shortcutHere: { zh: '本页', en: 'On this page' },
  shortcutEverywhere: { zh: '随处可用', en: 'Everywhere' },
  insecure: {
    zh: '当前连接没有加密，同一网络里的人可能看到密码和数据。请让管理员启用 HTTPS。',
    en: 'This connection is not encrypted; others on the network may read passwords and data. Ask your administrator to enable HTTPS.',
  },
  insecureDismiss: { zh: '知道了', en: 'Dismiss' },
  notFoundTitle: { zh: '没有找到这个页面', en: 'There is no such page' },
  notFoundText: {
    zh: '地址可能有误，或者它已被移走，也可能您没有查看它的权限。',
    en: 'The address may be wrong, the page may have moved, or you may not have the right to see it.',
  },
  home: { zh: '回到首页', en: 'Go to the start' },
  brokenTitle: { zh: '这一页出了点问题', en: 'This page ran into a problem' },
  brokenText: {
    zh: '其他页面不受影响。重新载入通常就好；若反复出现，请告诉管理员。',
    en: 'Other pages are not affected. Reloading usually helps; if it happens again, tell your administrator.',
  },
  outdatedTitle: { zh: '有新版本', en: 'A new version is available' },
  outdatedText: {
    zh: '系统刚刚更新过，请重新载入页面。',
    en: 'The system has just been updated. Please reload the page.',
  },
  reload: { zh: '重新载入', en: 'Reload' },
  signedOut: { zh: '登录已失效，请重新登录。', en: 'Your session has ended. Please sign in again.' },
  noEntities: { zh: '还没有数据表', en: 'No tables yet' },
});
