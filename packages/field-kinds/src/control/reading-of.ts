import type { FieldKindBehaviour, FieldModel, FieldSettings } from '@atelier/entity';
import type { FieldServices } from '../view.ts';
import type { Reading } from './typed-input.tsx';

/** How a behaviour reads and shows the values of one field for this reader. */
export function readingOf<Settings extends FieldSettings>(
  behaviour: FieldKindBehaviour<Settings>,
  settings: Settings,
  services: FieldServices,
): Reading {
  const { language, timeZone } = services;
  return {
    parse: (text) => behaviour.parseText(text, settings, { language, timeZone, dayFirst: true }),
    show: (value) => behaviour.formatText(value, settings, { language, timeZone }),
  };
}

/**
 * The settings of a field as its kind knows them. A published field has been checked by the kind's
 * schema; a draft may miss some, so the defaults stand under them.
 */
export function settingsOf<Settings extends FieldSettings>(field: FieldModel, defaults: Settings): Settings {
  return { ...defaults, ...field.settings };
}
