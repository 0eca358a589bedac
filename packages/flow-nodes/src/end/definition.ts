import { setting, settingsObject } from '@atelier/entity';
import type { NodeKindDefinition } from '@atelier/flow';

export const end = {
  id: 'end' as const,
  version: 1,
  label: { zh: '结束', en: 'End' },
  help: { zh: '流程到此结束，并记下结果', en: 'The flow ends here; the outcome is kept' },
  group: 'control',
  icon: 'StopOutlined',
  settingsSchema: settingsObject({
    outcome: setting(
      {
        label: { zh: '结果', en: 'Outcome' },
        help: { zh: '例如：已跟进、无需处理', en: 'For example: followed up, nothing to do' },
      },
      { type: 'string', maxLength: 60 },
    ),
  }),
  defaultSettings: {},
  traits: { trigger: false, ends: true, pauses: false },
} satisfies NodeKindDefinition;
