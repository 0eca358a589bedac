import type { FieldKindDefinition } from '@atelier/entity';
import { setting, settingsObject } from '../settings-schema.ts';

export type LongTextSettings = {
  /** Most characters (code points). */
  readonly maxLength: number;
};

export const longText = {
  id: 'longText' as const,
  version: 1,
  label: { zh: '多行文字', en: 'Long text' },
  help: { zh: '备注、描述等可以换行的文字', en: 'A note or description with line breaks' },
  group: 'text',
  icon: 'align-left',
  settingsSchema: settingsObject({
    maxLength: setting(
      { label: { zh: '最多字符数', en: 'Most characters' } },
      { type: 'integer', minimum: 1, maximum: 100_000, default: 10_000 },
    ),
  }),
  defaultSettings: { maxLength: 10_000 },
  traits: {
    type: 'text',
    ordered: false,
    groupable: false,
    summable: false,
    searchable: true,
    title: false,
    unique: false,
    generated: false,
    multiple: false,
    wide: true,
  },
} satisfies FieldKindDefinition<LongTextSettings>;
