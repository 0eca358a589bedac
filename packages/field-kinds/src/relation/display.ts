import type { FieldKindDisplay, FieldModel } from '@atelier/entity';
import { idSchema } from '../reading/id.ts';
import type { RelationSettings } from './definition.ts';

export const relationDisplay: FieldKindDisplay<RelationSettings> = {
  valueSchema: () => idSchema,
  formatText: (value, settings, context) =>
    typeof value === 'string' ? (context.title?.(settings.entity, value) ?? value) : '',
  scope: (field) => ({ type: 'record', ...(targetOfField(field) ? { target: targetOfField(field) } : {}) }),
  target: (settings) => settings.entity || undefined,
};

function targetOfField(field: FieldModel): string | undefined {
  const { entity } = field.settings;
  return typeof entity === 'string' && entity !== '' ? entity : undefined;
}
