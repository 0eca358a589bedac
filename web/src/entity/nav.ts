import { Table2 } from 'lucide-react';
import type { NavEntry } from '../app/nav-entry.ts';

export const nav: readonly NavEntry[] = [
  {
    to: '/design',
    label: { zh: '数据表', en: 'Tables' },
    icon: Table2,
    place: 'administration',
    order: 10,
    permission: 'entity:design',
  },
];
