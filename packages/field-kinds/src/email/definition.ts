import type { FieldKindDefinition } from '@atelier/entity';
import { settingsObject } from '../settings-schema.ts';

export type EmailSettings = Readonly<Record<string, never>>;

export const email = {
  id: 'email' as const,
  version: 1,
  label: { zh: '邮箱', en: 'Email' },
  help: { zh: '电子邮箱地址', en: 'An e-mail address' },
  group: 'contact',
  icon: 'mail',
  settingsSchema: settingsObject({}),
  defaultSettings: {},
  traits: {
    type: 'text',
    ordered: true,
    groupable: false,
    summable: false,
    searchable: true,
    title: true,
    unique: true,
    generated: false,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition<EmailSettings>;
