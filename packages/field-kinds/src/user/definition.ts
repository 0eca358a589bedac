import type { FieldKindDefinition } from '@atelier/entity';
import { settingsObject } from '../settings-schema.ts';

export type UserSettings = Readonly<Record<string, never>>;

export const user = {
  id: 'user' as const,
  version: 1,
  label: { zh: '成员', en: 'Person' },
  help: { zh: '负责人、经办人等本系统的用户', en: 'A user of this workspace: an owner, an agent' },
  group: 'relation',
  icon: 'user',
  settingsSchema: settingsObject({}),
  defaultSettings: {},
  traits: {
    type: 'user',
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
} satisfies FieldKindDefinition<UserSettings>;
