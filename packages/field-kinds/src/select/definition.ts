import type { FieldKindDefinition } from '@atelier/entity';
import { settingsObject } from '../settings-schema.ts';
import { optionsSetting, type ChoiceOption } from './options.ts';

export type SelectSettings = {
  readonly options: readonly ChoiceOption[];
};

export const select = {
  id: 'select' as const,
  version: 1,
  label: { zh: '单选', en: 'Select' },
  help: { zh: '从固定的选项中选一个', en: 'One of a fixed set of options' },
  group: 'choice',
  icon: 'choice',
  settingsSchema: settingsObject({ options: optionsSetting }, ['options']),
  defaultSettings: { options: [] },
  traits: {
    type: 'text',
    ordered: true,
    groupable: true,
    summable: false,
    searchable: false,
    title: false,
    unique: false,
    generated: false,
    picked: true,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition<SelectSettings>;
