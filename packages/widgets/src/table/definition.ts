import { settingsObject } from '@atelier/entity';
import type { WidgetKindDefinition } from '@atelier/report';

export const table = {
  id: 'table' as const,
  version: 1,
  label: { zh: '表格', en: 'Table' },
  help: { zh: '列出记录', en: 'Lists records' },
  icon: 'TableOutlined',
  settingsSchema: settingsObject({}),
  defaultSettings: {},
  traits: {
    dimensions: { min: 0, max: 0 },
    measures: { min: 0, max: 0 },
    records: true,
    time: false,
    smallest: { width: 3, height: 5 },
    usual: { width: 6, height: 9 },
  },
} satisfies WidgetKindDefinition;
