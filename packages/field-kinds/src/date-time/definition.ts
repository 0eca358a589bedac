import type { FieldKindDefinition } from '@atelier/entity';
import { settingsObject } from '../settings-schema.ts';

export type DateTimeSettings = Readonly<Record<string, never>>;

export const dateTime = {
  id: 'dateTime' as const,
  version: 1,
  label: { zh: '日期和时间', en: 'Date and time' },
  help: {
    zh: '预约、下单等某一时刻，按各人的时区显示',
    en: 'A moment, shown in the time zone of the reader',
  },
  group: 'date',
  icon: 'calendar-clock',
  settingsSchema: settingsObject({}),
  defaultSettings: {},
  traits: {
    type: 'dateTime',
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
} satisfies FieldKindDefinition<DateTimeSettings>;
