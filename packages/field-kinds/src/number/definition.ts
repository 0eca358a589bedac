import type { FieldKindDefinition } from '@atelier/entity';
import { setting, settingsObject } from '../settings-schema.ts';

export type NumberSettings = {
  /** Most digits behind the point; 0 is a whole number. */
  readonly decimals: number;
  readonly min?: number;
  readonly max?: number;
  /** Shown behind the number, e.g. 'kg'. */
  readonly unit?: string;
  /** 1,234 or 1234. */
  readonly grouping: boolean;
};

export const number = {
  id: 'number' as const,
  version: 1,
  label: { zh: '数字', en: 'Number' },
  help: { zh: '数量、次数、尺寸等可以计算的数', en: 'A quantity, a count, a size' },
  group: 'number',
  icon: 'number',
  settingsSchema: settingsObject({
    decimals: setting(
      {
        label: { zh: '小数位数', en: 'Decimal places' },
        help: { zh: '0 表示整数', en: '0 for whole numbers' },
      },
      { type: 'integer', minimum: 0, maximum: 8, default: 2 },
    ),
    min: setting({ label: { zh: '最小值', en: 'Minimum' } }, { type: 'number' }),
    max: setting({ label: { zh: '最大值', en: 'Maximum' } }, { type: 'number' }),
    unit: setting(
      {
        label: { zh: '单位', en: 'Unit' },
        help: { zh: '显示在数字之后，例如 kg', en: 'Shown behind the number, e.g. kg' },
      },
      { type: 'string', maxLength: 12 },
    ),
    grouping: setting(
      { label: { zh: '显示千位分隔符', en: 'Separate thousands' } },
      { type: 'boolean', default: true },
    ),
  }),
  defaultSettings: { decimals: 2, grouping: true },
  traits: {
    type: 'number',
    ordered: true,
    groupable: true,
    summable: true,
    searchable: false,
    title: false,
    unique: true,
    generated: false,
    multiple: false,
    wide: false,
  },
} satisfies FieldKindDefinition<NumberSettings>;
