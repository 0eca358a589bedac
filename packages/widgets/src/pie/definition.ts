import { setting, settingsObject } from '@atelier/entity';
import type { WidgetKindDefinition } from '@atelier/report';

export const pie = {
  id: 'pie' as const,
  version: 1,
  label: { zh: '饼图', en: 'Pie' },
  help: { zh: '看各部分占整体多少', en: 'How a whole is divided' },
  icon: 'PieChartOutlined',
  settingsSchema: settingsObject({
    ring: setting({ label: { zh: '环形', en: 'Ring' } }, { type: 'boolean' }),
    values: setting({ label: { zh: '显示数值', en: 'Show values' } }, { type: 'boolean' }),
  }),
  defaultSettings: { ring: true },
  traits: {
    dimensions: { min: 1, max: 1 },
    measures: { min: 1, max: 1 },
    records: false,
    time: false,
    smallest: { width: 3, height: 5 },
    usual: { width: 4, height: 9 },
  },
} satisfies WidgetKindDefinition;
