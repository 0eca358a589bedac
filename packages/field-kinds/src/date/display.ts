import type { FieldKindDisplay } from '@atelier/entity';
import type { DateSettings } from './definition.ts';

export const dateDisplay: FieldKindDisplay<DateSettings> = {
  // The pattern keeps out the year 0000, which the format allows and PostgreSQL does not know.
  valueSchema: () => ({ type: 'string', format: 'date', pattern: '^[1-9]\\d{3}-' }),
  formatText: (value) => (typeof value === 'string' ? value : ''),
  scope: () => ({ type: 'date' }),
};
