import type { Language } from '@atelier/problem';
import { tidyLine } from './characters.ts';

/** What separates the items of a cell. A slash or a space does not: they stand inside of names. */
const separators = /[,，;；、|\r\n\t]+/;

/** `'VIP、老客户, 上海'` → `['VIP', '老客户', '上海']`; each once, without empty ones. */
export function splitList(text: string): string[] {
  return [
    ...new Set(
      text
        .split(separators)
        .map(tidyLine)
        .filter((item) => item !== ''),
    ),
  ];
}

/** Whether an item could not be told from several when it is read again. */
export function hasSeparator(text: string): boolean {
  return separators.test(text);
}

export function joinList(items: readonly string[], language: Language): string {
  return items.join(language === 'zh' ? '、' : ', ');
}

/** A filled list of texts, or null for anything else. */
export function asTextList(value: unknown): string[] | null {
  return Array.isArray(value) &&
    value.length > 0 &&
    value.every((item): item is string => typeof item === 'string')
    ? value
    : null;
}
