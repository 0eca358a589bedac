import type { FieldKindDefinition } from '@atelier/entity';
import { choice, setting, settingsObject } from '../settings-schema.ts';
import { phoneCountries } from './countries.ts';

export type PhoneSettings = {
  /** ISO 3166 country of numbers written without a country code. */
  readonly country: string;
};

export const phone = {
  id: 'phone' as const,
  version: 1,
  label: { zh: '电话', en: 'Phone' },
  help: { zh: '手机或座机，自动统一为国际格式', en: 'Mobile or landline, kept in international form' },
  group: 'contact',
  icon: 'phone',
  settingsSchema: settingsObject({
    country: setting(
      {
        label: { zh: '默认国家或地区', en: 'Country or region by default' },
        help: { zh: '没有写区号的号码属于这里', en: 'For numbers written without a country code' },
      },
      { type: 'string', oneOf: phoneCountries.map(({ code, label }) => choice(code, label)), default: 'CN' },
    ),
  }),
  defaultSettings: { country: 'CN' },
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
} satisfies FieldKindDefinition<PhoneSettings>;
