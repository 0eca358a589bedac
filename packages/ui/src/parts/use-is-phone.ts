import { useSyncExternalStore } from 'react';

const phone = window.matchMedia('(max-width: 767px)');

function subscribe(listener: () => void): () => void {
  phone.addEventListener('change', listener);
  return () => phone.removeEventListener('change', listener);
}

/** True below 768 px, where rails become tabs, tables cards and panels sheets. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone.matches);
}
