import type { FieldModel } from '@atelier/entity';
import { localize } from '@atelier/problem';
import { settingsOf } from '../control/reading-of.ts';
import type { FieldServices } from '../view.ts';
import { boolean } from './definition.ts';

/** Yes and no in the words of the field. */
export function answers(field: FieldModel, { language }: FieldServices) {
  const { yes, no } = settingsOf(field, boolean.defaultSettings);
  return [
    { value: 'yes', label: localize(yes, language) },
    { value: 'no', label: localize(no, language) },
  ];
}

/** Nothing, yes and no are three different things. */
export function answerOf(value: unknown): 'yes' | 'no' | null {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : null;
}
