import { settingsObject } from '@atelier/entity';
import type { NodeKindDefinition } from '@atelier/flow';
import { assignmentsSetting, entitySetting } from '../settings.ts';

export const createRecord = {
  id: 'create-record' as const,
  version: 1,
  label: { zh: '新建记录', en: 'Create record' },
  help: {
    zh: '在任意数据表里新建一条记录；后面的节点可以使用它',
    en: 'Creates a record of any entity; later nodes can use it',
  },
  group: 'data',
  icon: 'PlusSquareOutlined',
  settingsSchema: settingsObject(
    {
      entity: entitySetting({ zh: '数据表', en: 'Entity' }),
      values: assignmentsSetting({ zh: '设置字段', en: 'Set fields' }),
    },
    ['entity', 'values'],
  ),
  defaultSettings: { entity: '', values: [] },
  traits: { trigger: false, ends: false, pauses: false },
} satisfies NodeKindDefinition;
