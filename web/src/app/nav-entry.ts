import type { Me, WorkspacePermission } from '@atelier/api';
import type { Localized } from '@atelier/problem';
import type { LucideIcon } from 'lucide-react';

/**
 * A line in the rail. A room that wants one exports `nav: readonly NavEntry[]` from its `nav.ts`;
 * that file is part of the first load, so it imports nothing heavy.
 */
export interface NavEntry {
  readonly to: string;
  readonly label: Localized;
  readonly icon: LucideIcon;
  /** `today`: above the records; `work`: below them; `administration`: at the end. */
  readonly place: 'today' | 'work' | 'administration';
  /** Within its place; smaller is higher. */
  readonly order: number;
  /** Shown to those who hold it; absent: to everyone. */
  readonly permission?: WorkspacePermission;
  /** A number worth a look, e.g. unread notices. A hook, called while the entry is on screen. */
  useBadge?(): number;
}

export function maySee(me: Me, permission: WorkspacePermission | undefined): boolean {
  return permission === undefined || me.unrestricted || me.permissions.includes(permission);
}
