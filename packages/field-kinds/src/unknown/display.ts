import type { FieldKindDisplay } from '@atelier/entity';

export const unknownDisplay: FieldKindDisplay = {
  valueSchema: () => ({}),
  formatText: (value) => asText(value),
  scope: () => ({ type: 'null' }),
};

/** Whatever was stored, as something to read. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
