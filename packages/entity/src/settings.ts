import { bug, type Issue } from '@atelier/problem';
import type { FieldKind, FieldSettings } from './field-kind.ts';

/** Settings with the kind's defaults in the places left open; the same object where none are. */
export function completeSettings(settings: FieldSettings, kind: FieldKind): FieldSettings {
  const defaults = kind.definition.defaultSettings;
  const open = Object.keys(defaults).some((key) => !Object.hasOwn(settings, key));
  return open ? { ...defaults, ...settings } : settings;
}

export function checkSettings(_settings: FieldSettings, _kind: FieldKind): Issue[] {
  throw bug('being built');
}
