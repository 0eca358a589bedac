import type { FieldKindDisplay } from '@atelier/entity';
import type { PhoneSettings } from './definition.ts';

const international = /^\+[1-9]\d{5,14}$/;

/**
 * Without the numbering plans of the world, which are large: numbers that `knownPhone` does not know
 * are shown as they are stored. `phoneBehaviour` knows all.
 */
export const phoneDisplay: FieldKindDisplay<PhoneSettings> = {
  valueSchema: () => ({ type: 'string', pattern: international.source, maxLength: 16 }),
  formatText: (value, settings) => (typeof value === 'string' ? (knownPhone(value, settings) ?? value) : ''),
  scope: () => ({ type: 'text' }),
};

/** `138 0013 8000` for a Chinese mobile number, most of what a list shows; undefined for any other. */
export function knownPhone(value: string, { country }: PhoneSettings): string | undefined {
  const parts = /^\+86(1[3-9]\d)(\d{4})(\d{4})$/.exec(value);
  if (!parts) return undefined;
  const national = parts.slice(1).join(' ');
  return country === 'CN' ? national : `+86 ${national}`;
}

/** Whether a number is whole and can be called; a masked one cannot. */
export function isCallable(value: string): boolean {
  return international.test(value);
}
