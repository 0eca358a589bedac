import {
  Bell,
  CircleStop,
  Clock,
  FilePlus2,
  ListChecks,
  PencilLine,
  Puzzle,
  Split,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { NodeKindId } from '@atelier/flow-nodes';

const icons: Readonly<Record<NodeKindId, LucideIcon>> = {
  'record-trigger': Zap,
  branch: Split,
  'update-record': PencilLine,
  'create-record': FilePlus2,
  'create-task': ListChecks,
  notify: Bell,
  wait: Clock,
  end: CircleStop,
};

export function NodeIcon({ kind, size = 16 }: { readonly kind: string; readonly size?: number }) {
  const Icon = Object.hasOwn(icons, kind) ? icons[kind as NodeKindId] : Puzzle;
  return <Icon size={size} strokeWidth={1.75} aria-hidden />;
}
