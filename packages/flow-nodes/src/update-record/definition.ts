import { settingsObject } from '@atelier/entity';
import type { NodeKindDefinition } from '@atelier/flow';
import { assignmentsSetting } from '../settings.ts';

export const updateRecord = {
  id: 'update-record' as const,
  version: 1,
  label: { zh: '修改记录', en: 'Update record' },
  help: { zh: '修改触发流程的那条记录', en: 'Changes the record that started the flow' },
  group: 'data',
  icon: 'EditOutlined',
  settingsSchema: settingsObject({ values: assignmentsSetting({ zh: '设置字段', en: 'Set fields' }) }, [
    'values',
  ]),
  defaultSettings: { values: [] },
  traits: { trigger: false, ends: false, pauses: false },
} satisfies NodeKindDefinition;
