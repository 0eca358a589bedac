import type { FieldKindDefinition } from '@atelier/entity';
import { optionsSetting, type ChoiceOption } from '../select/options.ts';
import { settingsObject } from '../settings-schema.ts';

export type MultiSelectSettings = {
  readonly options: readonly ChoiceOption[];
};

export const multiSelect = {
  id: 'multiSelect' as const,
  version: 1,
  label: { zh: '多选', en: 'Multiple select' },
  help: { zh: '从固定的选项中选若干个', en: 'Several of a fixed set of options' },
  group: 'choice',
  icon: 'choices',
  settingsSchema: settingsObject({ options: optionsSetting }, ['options']),
  defaultSettings: { options: [] },
  traits: {
    type: 'list',
    ordered: false,
    groupable: false,
    summable: false,
    searchable: false,
    title: false,
    unique: false,
    generated: false,
    picked: true,
    multiple: true,
    wide: false,
  },
} satisfies FieldKindDefinition<MultiSelectSettings>;
