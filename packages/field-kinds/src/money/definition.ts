import type { FieldKindDefinition } from '@atelier/entity';
import { choice, setting, settingsObject } from '../settings-schema.ts';
import { currencies } from './currencies.ts';

export type MoneySettings = {
  /** ISO 4217. */
  readonly currency: string;
  /** Digits behind the point, always shown and stored. */
  readonly decimals: number;
  readonly min?: number;
  readonly max?: number;
};

export const money = {
  id: 'money' as const,
  version: 1,
  label: { zh: '金额', en: 'Money' },
  help: { zh: '一种货币的金额，精确到分', en: 'An exact amount in one currency' },
  group: 'number',
  icon: 'money',
  settingsSchema: settingsObject({
    currency: setting(
      { label: { zh: '币种', en: 'Currency' } },
      {
        type: 'string',
        oneOf: currencies.map(({ code, label }) =>
          choice(code, { zh: `${label.zh} ${code}`, en: `${label.en} ${code}` }),
        ),
        default: 'CNY',
      },
    ),
    decimals: setting(
      { label: { zh: '小数位数', en: 'Decimal places' } },
      { type: 'integer', minimum: 0, maximum: 4, default: 2 },
    ),
    min: setting({ label: { zh: '最小金额', en: 'Minimum' } }, { type: 'number' }),
    max: setting({ label: { zh: '最大金额', en: 'Maximum' } }, { type: 'number' }),
  }),
  defaultSettings: { currency: 'CNY', decimals: 2 },
  traits: {
    type: 'number',
    ordered: true,
    groupable: false,
    summable: true,
    searchable: false,
    title: false,
    unique: false,
    generated: false,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition<MoneySettings>;
