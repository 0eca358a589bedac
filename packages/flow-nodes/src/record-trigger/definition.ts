import { choice, setting, settingsObject } from '@atelier/entity';
import type { NodeKindDefinition } from '@atelier/flow';
import { conditionSetting, entitySetting } from '../settings.ts';

export const recordTrigger = {
  id: 'record-trigger' as const,
  version: 1,
  label: { zh: '记录触发', en: 'Record trigger' },
  help: {
    zh: '当一条记录被新建、修改或删除，并且满足条件时，流程开始',
    en: 'The flow starts when a record is created, changed or deleted and the condition holds',
  },
  group: 'trigger',
  icon: 'ThunderboltOutlined',
  settingsSchema: settingsObject(
    {
      entity: entitySetting({ zh: '数据表', en: 'Entity' }),
      on: setting(
        { label: { zh: '什么时候', en: 'When' }, editor: 'choices' },
        {
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: {
            type: 'string',
            oneOf: [
              choice('created', { zh: '新建记录', en: 'A record is created' }),
              choice('updated', { zh: '修改记录', en: 'A record is changed' }),
              choice('deleted', { zh: '删除记录', en: 'A record is deleted' }),
            ],
          },
        },
      ),
      fields: setting(
        {
          label: { zh: '只在这些字段变化时', en: 'Only when one of these fields changes' },
          help: { zh: '不选则任何字段变化都算', en: 'None chosen: any field counts' },
          editor: 'fields',
        },
        { type: 'array', uniqueItems: true, maxItems: 100, items: { type: 'string' } },
      ),
      condition: conditionSetting(
        { zh: '并且满足', en: 'And this holds' },
        { zh: '不填则每次都触发', en: 'Empty: every time' },
      ),
    },
    ['entity', 'on'],
  ),
  defaultSettings: { entity: '', on: ['created'] },
  traits: { trigger: true, ends: false, pauses: false },
} satisfies NodeKindDefinition;
