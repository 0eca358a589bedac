import type { FieldKindDefinition } from '@atelier/entity';
import { setting, settingsObject } from '../settings-schema.ts';

export type TagsSettings = {
  /** Most tags of one record. */
  readonly maxItems: number;
};

export const tags = {
  id: 'tags' as const,
  version: 1,
  label: { zh: '标签', en: 'Tags' },
  help: { zh: '随手添加的标签，输入时提示已用过的', en: 'Free words; those already in use are suggested' },
  group: 'choice',
  icon: 'tags',
  settingsSchema: settingsObject({
    maxItems: setting(
      { label: { zh: '每条记录最多标签数', en: 'Most tags of one record' } },
      { type: 'integer', minimum: 1, maximum: 100, default: 30 },
    ),
  }),
  defaultSettings: { maxItems: 30 },
  traits: {
    type: 'list',
    ordered: false,
    groupable: false,
    summable: false,
    searchable: true,
    title: false,
    unique: false,
    generated: false,
    multiple: true,
    wide: false,
  },
} satisfies FieldKindDefinition<TagsSettings>;
