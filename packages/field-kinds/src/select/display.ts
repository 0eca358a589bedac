import type { FieldKindDisplay, FieldModel } from '@atelier/entity';
import type { SelectSettings } from './definition.ts';
import { optionLabel, optionSchema, type ChoiceOption } from './options.ts';

export const selectDisplay: FieldKindDisplay<SelectSettings> = {
  valueSchema: (settings) => optionSchema(settings.options),
  formatText: (value, settings, context) =>
    typeof value === 'string' ? optionLabel(settings.options, value, context.language) : '',
  scope: (field) => ({ type: 'text', options: scopeOptions(field) }),
};

/** The options of a field's settings, as far as they are options. */
export function optionsOf(field: FieldModel): readonly ChoiceOption[] {
  const { options } = field.settings;
  return Array.isArray(options) ? options.filter(isChoiceOption) : [];
}

/** The options as the expression language knows them. */
export function scopeOptions(field: FieldModel): { value: string; label: ChoiceOption['label'] }[] {
  return optionsOf(field).map(({ value, label }) => ({ value, label }));
}

function isChoiceOption(value: unknown): value is ChoiceOption {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    typeof value.value === 'string' &&
    'label' in value
  );
}
