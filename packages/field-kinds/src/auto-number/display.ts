import type { FieldKindDisplay } from '@atelier/entity';
import type { AutoNumberSettings } from './definition.ts';

/** Numbers given under an earlier prefix stay valid, so the shape is wider than what is generated now. */
const shape = '^\\S{1,40}$';

export const autoNumberDisplay: FieldKindDisplay<AutoNumberSettings> = {
  valueSchema: () => ({ type: 'string', pattern: shape }),
  formatText: (value) => (typeof value === 'string' ? value : ''),
  scope: () => ({ type: 'text' }),
};
