import { settingsObject } from '@atelier/entity';
import type { NodeKindDefinition } from '@atelier/flow';
import { recipientsSetting, templateSetting } from '../settings.ts';

export const notify = {
  id: 'notify' as const,
  version: 1,
  label: { zh: '发送通知', en: 'Notify' },
  help: { zh: '在站内通知相关的人', en: 'Sends people a notice inside the product' },
  group: 'people',
  icon: 'BellOutlined',
  settingsSchema: settingsObject(
    {
      title: templateSetting({ zh: '标题', en: 'Title' }),
      body: templateSetting({ zh: '内容', en: 'Text' }, { long: true }),
      recipients: recipientsSetting({ zh: '通知谁', en: 'Who is told' }),
    },
    ['title', 'recipients'],
  ),
  defaultSettings: { title: '', recipients: [] },
  traits: { trigger: false, ends: false, pauses: false },
} satisfies NodeKindDefinition;
