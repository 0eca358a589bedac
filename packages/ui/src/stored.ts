import { useSyncExternalStore } from 'react';

export interface Stored<T extends string> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
  use(): T;
}

/**
 * One small choice of the person at this device (language, theme): kept in the browser, shared by
 * all tabs. A browser that forbids storage keeps it for as long as the page is open.
 */
export function createStored<T extends string>(
  key: string,
  allowed: readonly T[],
  initial: () => T,
): Stored<T> {
  const listeners = new Set<() => void>();
  let value = read() ?? initial();

  function read(): T | undefined {
    try {
      const found = localStorage.getItem(key);
      return allowed.find((one) => one === found);
    } catch {
      // Storage is switched off in this browser; the default holds.
      return undefined;
    }
  }

  function announce(next: T): void {
    if (next === value) return;
    value = next;
    for (const listener of listeners) listener();
  }

  function set(next: T): void {
    try {
      localStorage.setItem(key, next);
    } catch {
      // Same: the choice holds for this visit only.
    }
    announce(next);
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  const get = () => value;
  window.addEventListener('storage', (event) => {
    if (event.key === key) announce(read() ?? initial());
  });
  return { get, set, subscribe, use: () => useSyncExternalStore(subscribe, get) };
}
