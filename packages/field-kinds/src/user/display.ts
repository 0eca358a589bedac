import { userTarget, type FieldKindDisplay } from '@atelier/entity';
import { idSchema } from '../reading/id.ts';
import type { UserSettings } from './definition.ts';

export const userDisplay: FieldKindDisplay<UserSettings> = {
  valueSchema: () => idSchema,
  formatText: (value, _settings, context) =>
    typeof value === 'string' ? (context.title?.(userTarget, value) ?? value) : '',
  scope: () => ({ type: 'user', target: userTarget }),
  target: () => userTarget,
};
