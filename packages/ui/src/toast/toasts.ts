import { useSyncExternalStore } from 'react';

export type ToastTone = 'neutral' | 'success' | 'danger';

export interface ToastAction {
  readonly label: string;
  run(): void | Promise<void>;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: ToastTone;
  readonly action?: ToastAction;
  /** Milliseconds on screen; the clock stands still while it is pointed at or focused. */
  readonly stay: number;
}

let shown: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function show(tone: ToastTone, text: string, action?: ToastAction): void {
  lastId += 1;
  // Something to undo or a failure deserves longer than a mere confirmation.
  const stay = action || tone === 'danger' ? 9000 : 4000;
  const toast: Toast = { id: lastId, text, tone, stay, ...(action && { action }) };
  publish([...shown.filter((other) => other.text !== text), toast].slice(-3));
}

/** Short confirmations at the edge of the screen; never for something that must be read. */
export const toast = {
  neutral: (text: string, action?: ToastAction) => show('neutral', text, action),
  success: (text: string, action?: ToastAction) => show('success', text, action),
  danger: (text: string, action?: ToastAction) => show('danger', text, action),
};

export function closeToast(id: number): void {
  publish(shown.filter((one) => one.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => shown);
}
