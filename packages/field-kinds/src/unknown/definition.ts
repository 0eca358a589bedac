import type { FieldKindDefinition } from '@atelier/entity';

/**
 * Stands in for a kind that is not installed: a document of a newer version or of a removed
 * extension still loads, shows its data and keeps it.
 */
export const unknown = {
  id: 'unknown' as const,
  version: 1,
  label: { zh: '未知类型', en: 'Unknown kind' },
  help: {
    zh: '此字段的类型没有安装：数据会保留，但不能编辑',
    en: 'The kind of this field is not installed; its data is kept but cannot be edited',
  },
  group: 'system',
  icon: 'shapes',
  settingsSchema: { type: 'object' },
  defaultSettings: {},
  hidden: true,
  traits: {
    type: 'null',
    ordered: false,
    groupable: false,
    summable: false,
    searchable: false,
    title: false,
    unique: false,
    generated: true,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition;
