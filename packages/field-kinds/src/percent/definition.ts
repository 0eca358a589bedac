import type { FieldKindDefinition } from '@atelier/entity';
import { choice, setting, settingsObject } from '../settings-schema.ts';

export type PercentSettings = {
  /** Most digits behind the point of the percentage: 1 allows 12.5 %. */
  readonly decimals: number;
  /** In percent. */
  readonly min?: number;
  readonly max?: number;
  /** What a number without a percent sign means: 15 is 15 %, or 0.15 is 15 %. */
  readonly plain: 'percent' | 'fraction';
};

export const percent = {
  id: 'percent' as const,
  version: 1,
  label: { zh: '百分比', en: 'Percent' },
  help: { zh: '折扣、占比、完成率等', en: 'A discount, a share, a completion rate' },
  group: 'number',
  icon: 'percent',
  settingsSchema: settingsObject({
    decimals: setting(
      { label: { zh: '小数位数', en: 'Decimal places' } },
      { type: 'integer', minimum: 0, maximum: 6, default: 2 },
    ),
    min: setting({ label: { zh: '最小值（%）', en: 'Minimum (%)' } }, { type: 'number' }),
    max: setting({ label: { zh: '最大值（%）', en: 'Maximum (%)' } }, { type: 'number' }),
    plain: setting(
      {
        label: { zh: '没有百分号的数字', en: 'Numbers without a percent sign' },
        help: { zh: '输入与导入时如何理解', en: 'How they are understood when typed or imported' },
      },
      {
        type: 'string',
        oneOf: [
          choice('percent', { zh: '15 即 15%', en: '15 means 15%' }),
          choice('fraction', { zh: '0.15 即 15%', en: '0.15 means 15%' }),
        ],
        default: 'percent',
      },
    ),
  }),
  defaultSettings: { decimals: 2, plain: 'percent' },
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
} satisfies FieldKindDefinition<PercentSettings>;
