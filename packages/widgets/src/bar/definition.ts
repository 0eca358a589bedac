import { setting, settingsObject } from '@atelier/entity';
import type { WidgetKindDefinition } from '@atelier/report';

export const bar = {
  id: 'bar' as const,
  version: 1,
  label: { zh: '柱状图', en: 'Bar' },
  help: { zh: '按维度比较大小', en: 'Compares sizes between groups' },
  icon: 'BarChartOutlined',
  settingsSchema: settingsObject({
    horizontal: setting({ label: { zh: '横向', en: 'Horizontal' } }, { type: 'boolean' }),
    stacked: setting({ label: { zh: '堆叠', en: 'Stacked' } }, { type: 'boolean' }),
    values: setting({ label: { zh: '显示数值', en: 'Show values' } }, { type: 'boolean' }),
  }),
  defaultSettings: {},
  traits: {
    dimensions: { min: 1, max: 2 },
    measures: { min: 1, max: 3 },
    records: false,
    time: false,
    smallest: { width: 3, height: 5 },
    usual: { width: 6, height: 9 },
  },
} satisfies WidgetKindDefinition;
