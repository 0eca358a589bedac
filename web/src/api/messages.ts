import { defineMessages } from '@atelier/ui';

export const apiMessages = defineMessages('api', {
  offline: {
    zh: '连不上服务器。请检查网络，稍后会自动恢复。',
    en: 'The server cannot be reached. Check the network; the page recovers by itself.',
  },
  unreadable: {
    zh: '服务器的回答无法识别（状态 {status}）。',
    en: 'The answer of the server could not be read (status {status}).',
  },
  unexpected: {
    zh: '页面出了点问题，这一步没有完成。',
    en: 'Something went wrong in the page; this step was not finished.',
  },
  uploadStopped: { zh: '上传中断了，请再试一次。', en: 'The upload was interrupted. Please try again.' },
});
