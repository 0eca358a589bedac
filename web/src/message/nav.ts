import { readInbox } from '@atelier/api';
import { Inbox } from 'lucide-react';
import { useCall } from '../api/use-call.ts';
import type { NavEntry } from '../app/nav-entry.ts';

/** How often the badge looks whether something came in. */
const every = 30_000;

export const nav: readonly NavEntry[] = [
  {
    to: '/inbox',
    label: { zh: '待办', en: 'Inbox' },
    icon: Inbox,
    place: 'today',
    order: 10,
    useBadge: () => {
      const { data } = useCall(readInbox, undefined, { every });
      return data ? data.open + data.unread : 0;
    },
  },
];
