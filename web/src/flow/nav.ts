import { Workflow } from 'lucide-react';
import type { NavEntry } from '../app/nav-entry.ts';

export const nav: readonly NavEntry[] = [
  {
    to: '/flows',
    label: { zh: '流程', en: 'Flows' },
    icon: Workflow,
    place: 'work',
    order: 20,
    permission: 'flow:design',
  },
];
