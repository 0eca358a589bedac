import type { FieldKindDefinition } from '@atelier/entity';
import { setting, settingsObject } from '../settings-schema.ts';

export type AutoNumberSettings = {
  readonly prefix: string;
  /** Least digits, filled up with zeros; more come when they are needed. */
  readonly digits: number;
};

export const autoNumber = {
  id: 'autoNumber' as const,
  version: 1,
  label: { zh: '自动编号', en: 'Auto number' },
  help: { zh: '保存时自动生成的编号，例如 C0001', en: 'A number given when a record is saved, e.g. C0001' },
  group: 'text',
  icon: 'binary',
  settingsSchema: settingsObject({
    prefix: setting(
      { label: { zh: '前缀', en: 'Prefix' }, help: { zh: '例如 C 或 HY-', en: 'For example C or ORD-' } },
      { type: 'string', maxLength: 12, pattern: '^(\\S*)$', default: '' },
    ),
    digits: setting(
      {
        label: { zh: '最少位数', en: 'Least digits' },
        help: { zh: '不足时补零', en: 'Filled up with zeros' },
      },
      { type: 'integer', minimum: 1, maximum: 12, default: 4 },
    ),
  }),
  defaultSettings: { prefix: '', digits: 4 },
  traits: {
    type: 'text',
    ordered: true,
    groupable: false,
    summable: false,
    searchable: true,
    title: true,
    unique: true,
    generated: true,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition<AutoNumberSettings>;
