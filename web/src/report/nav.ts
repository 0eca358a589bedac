import { ChartNoAxesColumn } from 'lucide-react';
import type { NavEntry } from '../app/nav-entry.ts';

export const nav: readonly NavEntry[] = [
  {
    to: '/dashboards',
    label: { zh: '仪表盘', en: 'Dashboards' },
    icon: ChartNoAxesColumn,
    place: 'work',
    order: 10,
  },
];
