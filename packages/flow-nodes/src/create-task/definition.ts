import { setting, settingsObject } from '@atelier/entity';
import type { NodeKindDefinition } from '@atelier/flow';
import { durationSetting, recipientsSetting, templateSetting } from '../settings.ts';

export const createTask = {
  id: 'create-task' as const,
  version: 1,
  label: { zh: '创建待办', en: 'Create task' },
  help: {
    zh: '给人一项待办，出现在他的待办箱里',
    en: 'Gives people something to do; it appears in their inbox',
  },
  group: 'people',
  icon: 'CheckSquareOutlined',
  settingsSchema: settingsObject(
    {
      title: templateSetting({ zh: '要做什么', en: 'What to do' }),
      description: templateSetting({ zh: '说明', en: 'Details' }, { long: true }),
      assignees: recipientsSetting({ zh: '交给谁', en: 'Who does it' }),
      due: durationSetting(
        { zh: '多久内完成', en: 'Due in' },
        { zh: '不填则没有期限', en: 'Empty: no due time' },
      ),
      waits: setting(
        {
          label: { zh: '等待完成再继续', en: 'Wait until it is done' },
          help: {
            zh: '打开后，待办完成才执行后面的节点',
            en: 'On: what follows runs only when the task is done',
          },
        },
        { type: 'boolean' },
      ),
    },
    ['title', 'assignees'],
  ),
  defaultSettings: { title: '', assignees: [] },
  traits: { trigger: false, ends: false, pauses: true },
} satisfies NodeKindDefinition;
