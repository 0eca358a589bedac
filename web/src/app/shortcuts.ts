import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** One key ('n', '/', '?'), with 'Mod+' for Ctrl or ⌘. Plain keys are ignored while someone types. */
  readonly keys: string;
  readonly label: string;
  run(): void;
  /** Listed under "everywhere" instead of "on this page". */
  readonly global?: boolean;
}

let active: readonly (readonly Shortcut[])[] = [];
const listeners = new Set<() => void>();

function change(next: readonly (readonly Shortcut[])[]): void {
  active = next;
  for (const listener of listeners) listener();
}

/** Offers shortcuts while the component is on screen; they appear in the help that `?` opens. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const names = shortcuts.map((one) => `${one.keys} ${one.label}`).join('\n');

  useEffect(() => {
    const entry = latest.current.map((one, index) => ({ ...one, run: () => latest.current[index]?.run() }));
    change([...active, entry]);
    return () => change(active.filter((other) => other !== entry));
  }, [names]);
}

export function useActiveShortcuts(): readonly Shortcut[] {
  const groups = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => active,
  );
  return groups.flat();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.role === 'combobox')
  );
}

function fits(event: KeyboardEvent, keys: string): boolean {
  const wantsMod = keys.startsWith('Mod+');
  const key = wantsMod ? keys.slice(4) : keys;
  if ((event.ctrlKey || event.metaKey) !== wantsMod || event.altKey) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** One listener for the whole page; the innermost page wins. */
export function listenForShortcuts(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const found = active.flat().findLast((one) => fits(event, one.keys));
    if (!found) return;
    const isPlain = !found.keys.startsWith('Mod+');
    // A dialog owns the keyboard as long as it is open.
    if (isPlain && (isTyping(event.target) || document.querySelector('[role="dialog"]'))) return;
    event.preventDefault();
    found.run();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
