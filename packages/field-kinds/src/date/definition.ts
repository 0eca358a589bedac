import type { FieldKindDefinition } from '@atelier/entity';
import { settingsObject } from '../settings-schema.ts';

export type DateSettings = Readonly<Record<string, never>>;

export const date = {
  id: 'date' as const,
  version: 1,
  label: { zh: '日期', en: 'Date' },
  help: { zh: '生日、到店日等不含时刻的一天', en: 'A day without a time: a birthday, a due date' },
  group: 'date',
  icon: 'calendar',
  settingsSchema: settingsObject({}),
  defaultSettings: {},
  traits: {
    type: 'date',
    ordered: true,
    groupable: true,
    summable: false,
    searchable: false,
    title: false,
    unique: false,
    generated: false,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition<DateSettings>;
