import { useSyncExternalStore } from 'react';
import { createStored } from '../stored.ts';
import { paintDocument } from './css-variables.ts';
import type { ColorMode } from './tokens.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

const stored = createStored<ThemeChoice>('atelier.theme', ['system', 'light', 'dark'], () => 'system');
const darkScreen = window.matchMedia('(prefers-color-scheme: dark)');

export const setThemeChoice = stored.set;
export const useThemeChoice = stored.use;

function currentMode(): ColorMode {
  const choice = stored.get();
  if (choice !== 'system') return choice;
  return darkScreen.matches ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  const leave = stored.subscribe(listener);
  darkScreen.addEventListener('change', listener);
  return () => {
    leave();
    darkScreen.removeEventListener('change', listener);
  };
}

/** What is on screen now: the choice, or what the device asks for. */
export function useColorMode(): ColorMode {
  return useSyncExternalStore(subscribe, currentMode);
}

paintDocument(currentMode());
subscribe(() => paintDocument(currentMode()));
