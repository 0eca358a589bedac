import type { FieldKindDisplay } from '@atelier/entity';
import type { TextSettings } from './definition.ts';

export const textDisplay: FieldKindDisplay<TextSettings> = {
  valueSchema: (settings) => ({ type: 'string', minLength: 1, maxLength: settings.maxLength }),
  formatText: (value) => (typeof value === 'string' ? value : ''),
  scope: () => ({ type: 'text' }),
};
