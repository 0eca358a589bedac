import { defineMessages } from './text/messages.ts';

export const uiMessages = defineMessages('ui', {
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  back: { zh: '返回', en: 'Back' },
  retry: { zh: '重试', en: 'Try again' },
  loading: { zh: '正在载入', en: 'Loading' },
  traceId: { zh: '追踪编号', en: 'Trace id' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  unexpectedTitle: { zh: '出了点问题', en: 'Something went wrong' },
  unexpectedText: {
    zh: '页面没能完成这一步。请重试；若仍不行，请把下面的编号告诉管理员。',
    en: 'The page could not finish this step. Please try again; if it still fails, give the id below to your administrator.',
  },
  language: { zh: '语言', en: 'Language' },
  theme: { zh: '外观', en: 'Appearance' },
  themeSystem: { zh: '跟随系统', en: 'System' },
  themeLight: { zh: '浅色', en: 'Light' },
  themeDark: { zh: '深色', en: 'Dark' },
  progress: { zh: '进度', en: 'Progress' },
  chart: { zh: '图表', en: 'Chart' },
});
