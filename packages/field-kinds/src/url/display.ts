import type { FieldKindDisplay } from '@atelier/entity';
import type { UrlSettings } from './definition.ts';

export const longestUrl = 2000;

export const urlDisplay: FieldKindDisplay<UrlSettings> = {
  valueSchema: () => ({ type: 'string', pattern: '^https?://[^\\s]+$', maxLength: longestUrl }),
  formatText: (value) => (typeof value === 'string' ? value : ''),
  scope: () => ({ type: 'text' }),
};
