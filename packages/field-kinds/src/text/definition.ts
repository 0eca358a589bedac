import type { FieldKindDefinition } from '@atelier/entity';
import { setting, settingsObject } from '../settings-schema.ts';

export type TextSettings = {
  /** Most characters (code points). */
  readonly maxLength: number;
};

export const text = {
  id: 'text' as const,
  version: 1,
  label: { zh: '单行文字', en: 'Text' },
  help: { zh: '姓名、公司、型号等一行以内的文字', en: 'One line: a name, a company, a model' },
  group: 'text',
  icon: 'text',
  settingsSchema: settingsObject({
    maxLength: setting(
      { label: { zh: '最多字符数', en: 'Most characters' } },
      { type: 'integer', minimum: 1, maximum: 500, default: 200 },
    ),
  }),
  defaultSettings: { maxLength: 200 },
  traits: {
    type: 'text',
    ordered: true,
    groupable: true,
    summable: false,
    searchable: true,
    title: true,
    unique: true,
    generated: false,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition<TextSettings>;
