import type { FieldKindDefinition } from '@atelier/entity';
import { settingsObject } from '../settings-schema.ts';

export type UrlSettings = Readonly<Record<string, never>>;

export const url = {
  id: 'url' as const,
  version: 1,
  label: { zh: '网址', en: 'Link' },
  help: { zh: '以 http 或 https 开头的网址', en: 'An address that begins with http or https' },
  group: 'contact',
  icon: 'link',
  settingsSchema: settingsObject({}),
  defaultSettings: {},
  traits: {
    type: 'text',
    ordered: true,
    groupable: false,
    summable: false,
    searchable: true,
    title: false,
    unique: false,
    generated: false,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition<UrlSettings>;
