import type { FieldKindDisplay } from '@atelier/entity';
import type { LongTextSettings } from './definition.ts';

export const longTextDisplay: FieldKindDisplay<LongTextSettings> = {
  valueSchema: (settings) => ({ type: 'string', minLength: 1, maxLength: settings.maxLength }),
  formatText: (value) => (typeof value === 'string' ? value : ''),
  scope: () => ({ type: 'text' }),
};
