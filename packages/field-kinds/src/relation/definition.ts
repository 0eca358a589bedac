import type { FieldKindDefinition } from '@atelier/entity';
import { choice, setting, settingsObject } from '../settings-schema.ts';

export type RelationSettings = {
  /** Key of the entity whose records are pointed at; '' until one is chosen. */
  readonly entity: string;
  /** What happens to the pointing record when the other is deleted for good. */
  readonly onDelete: 'restrict' | 'clear' | 'delete';
};

export const relation = {
  id: 'relation' as const,
  version: 1,
  label: { zh: '关联', en: 'Relation' },
  help: { zh: '指向另一张表的一条记录', en: 'Points at a record of another table' },
  group: 'relation',
  icon: 'relation',
  settingsSchema: settingsObject(
    {
      entity: setting(
        { label: { zh: '关联的数据表', en: 'Related table' }, editor: 'entity' },
        { type: 'string', pattern: '^([a-z][a-zA-Z0-9]{0,39})?$', default: '' },
      ),
      onDelete: setting(
        { label: { zh: '对方被彻底删除时', en: 'When the other is deleted for good' } },
        {
          type: 'string',
          oneOf: [
            choice('restrict', { zh: '不允许删除', en: 'Do not allow it' }),
            choice('clear', { zh: '清空这个字段', en: 'Clear this field' }),
            choice('delete', { zh: '一并删除这条记录', en: 'Delete this record too' }),
          ],
          default: 'restrict',
        },
      ),
    },
    ['entity'],
  ),
  defaultSettings: { entity: '', onDelete: 'restrict' },
  traits: {
    type: 'record',
    ordered: false,
    groupable: true,
    summable: false,
    searchable: false,
    title: false,
    unique: true,
    generated: false,
    picked: true,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition<RelationSettings>;
