import { proposeKey } from '@atelier/entity';
import type { Localized } from '@atelier/problem';

/** A key for a label: an English name reads best in formulas, else pinyin. */
export function keyFor(label: Localized, taken: Iterable<string>): string {
  return proposeKey(label.en.trim() || label.zh, taken);
}
