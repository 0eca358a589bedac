import type { FieldKindDisplay } from '@atelier/entity';
import type { EmailSettings } from './definition.ts';

export const longestEmail = 254;

export const emailDisplay: FieldKindDisplay<EmailSettings> = {
  valueSchema: () => ({ type: 'string', format: 'email', maxLength: longestEmail }),
  formatText: (value) => (typeof value === 'string' ? value : ''),
  scope: () => ({ type: 'text' }),
};
