import { use } from 'react';

/** Script or data that is fetched at most once and then stays. */
export interface FetchedOnce<T> {
  /** Fetches it, if nobody has; for moments in which the page is idle. */
  preload(): Promise<T>;
  /** In a component: suspends until it is there; from then on it is there at once. */
  useValue(): T;
}

/**
 * @example const editors = fetchedOnce(() => import('./editors.ts'));
 */
export function fetchedOnce<T>(load: () => Promise<T>): FetchedOnce<T> {
  let coming: Promise<T> | undefined;

  function fetch(): Promise<T> {
    const promise = load();
    promise.then(
      // React reads these marks off a promise; without them it would wait a moment for what is long there.
      (value) => void Object.assign(promise, { status: 'fulfilled', value }),
      () => {
        // Offline for a moment must not mean broken for good: the next one who asks tries again.
        coming = undefined;
      },
    );
    return promise;
  }

  const preload = () => (coming ??= fetch());
  return { preload, useValue: () => use(preload()) };
}
