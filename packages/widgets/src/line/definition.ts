import { setting, settingsObject } from '@atelier/entity';
import type { WidgetKindDefinition } from '@atelier/report';

export const line = {
  id: 'line' as const,
  version: 1,
  label: { zh: '折线图', en: 'Line' },
  help: { zh: '看一个数随时间的变化', en: 'How a figure moves over time' },
  icon: 'LineChartOutlined',
  settingsSchema: settingsObject({
    area: setting({ label: { zh: '填充面积', en: 'Fill the area' } }, { type: 'boolean' }),
    values: setting({ label: { zh: '显示数值', en: 'Show values' } }, { type: 'boolean' }),
  }),
  defaultSettings: {},
  traits: {
    dimensions: { min: 1, max: 2 },
    measures: { min: 1, max: 3 },
    records: false,
    time: true,
    smallest: { width: 3, height: 5 },
    usual: { width: 6, height: 9 },
  },
} satisfies WidgetKindDefinition;
