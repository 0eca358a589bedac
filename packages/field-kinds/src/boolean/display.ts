import type { FieldKindDisplay } from '@atelier/entity';
import { localize } from '@atelier/problem';
import type { BooleanSettings } from './definition.ts';

export const booleanDisplay: FieldKindDisplay<BooleanSettings> = {
  valueSchema: () => ({ type: 'boolean' }),
  formatText: (value, settings, context) =>
    typeof value === 'boolean' ? localize(value ? settings.yes : settings.no, context.language) : '',
  scope: () => ({ type: 'boolean' }),
};
