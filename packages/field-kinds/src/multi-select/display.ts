import type { FieldKindDisplay } from '@atelier/entity';
import { asTextList, joinList } from '../reading/list.ts';
import { scopeOptions } from '../select/display.ts';
import { optionLabel, optionSchema } from '../select/options.ts';
import type { MultiSelectSettings } from './definition.ts';

export const multiSelectDisplay: FieldKindDisplay<MultiSelectSettings> = {
  valueSchema: (settings) => ({
    type: 'array',
    items: optionSchema(settings.options),
    minItems: 1,
    uniqueItems: true,
  }),
  formatText: (value, settings, { language }) =>
    joinList(
      (asTextList(value) ?? []).map((item) => optionLabel(settings.options, item, language)),
      language,
    ),
  scope: (field) => ({ type: 'list', options: scopeOptions(field) }),
};
