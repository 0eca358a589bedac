import { UserRoundCog } from 'lucide-react';
import type { NavEntry } from '../app/nav-entry.ts';

export const nav: readonly NavEntry[] = [
  {
    to: '/access/users',
    label: { zh: '用户', en: 'Users' },
    icon: UserRoundCog,
    place: 'administration',
    order: 40,
    permission: 'access:manage',
  },
];
