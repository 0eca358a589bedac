import { useText } from '@atelier/ui';
import { lazy, Suspense, useEffect, useState } from 'react';
import { appMessages } from './messages.ts';
import { listenForShortcuts, useShortcuts } from './shortcuts.ts';

const ShortcutDialog = lazy(async () => ({
  default: (await import('./shortcut-dialog.tsx')).ShortcutDialog,
}));

/** Listens for shortcuts; `?` shows them. */
export function ShortcutHelp() {
  const say = useText(appMessages);
  const [open, setOpen] = useState(false);
  useEffect(listenForShortcuts, []);
  useShortcuts([{ keys: '?', label: say('shortcutHelp'), global: true, run: () => setOpen(true) }]);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <ShortcutDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}
