import { settingsObject } from '@atelier/entity';
import type { WidgetKindDefinition } from '@atelier/report';

export const number = {
  id: 'number' as const,
  version: 1,
  label: { zh: '数字', en: 'Number' },
  help: { zh: '一个醒目的数字', en: 'One figure, large' },
  icon: 'NumberOutlined',
  settingsSchema: settingsObject({}),
  defaultSettings: {},
  traits: {
    dimensions: { min: 0, max: 0 },
    measures: { min: 1, max: 1 },
    records: false,
    time: false,
    smallest: { width: 2, height: 3 },
    usual: { width: 3, height: 4 },
  },
} satisfies WidgetKindDefinition;
