import type { FieldKindDefinition } from '@atelier/entity';
import type { Localized } from '@atelier/problem';
import { localizedSchema, setting, settingsObject } from '../settings-schema.ts';

export type BooleanSettings = {
  readonly yes: Localized;
  readonly no: Localized;
};

const yes = { zh: '是', en: 'Yes' };
const no = { zh: '否', en: 'No' };

export const boolean = {
  id: 'boolean' as const,
  version: 1,
  label: { zh: '是 / 否', en: 'Yes / no' },
  help: {
    zh: '会员、同意、已付款等只有两种答案的问题',
    en: 'A question with two answers: member, agreed, paid',
  },
  group: 'choice',
  icon: 'check',
  settingsSchema: settingsObject({
    yes: setting({ label: { zh: '“是”的文字', en: 'Text for yes' } }, { ...localizedSchema, default: yes }),
    no: setting({ label: { zh: '“否”的文字', en: 'Text for no' } }, { ...localizedSchema, default: no }),
  }),
  defaultSettings: { yes, no },
  traits: {
    type: 'boolean',
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
} satisfies FieldKindDefinition<BooleanSettings>;
