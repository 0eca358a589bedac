import type { FieldKind, FieldKindDisplay, FieldSettings } from './field-kind.ts';

/** Settings with the kind's defaults in the places left open; the same object where none are. */
export function completeSettings(settings: FieldSettings, kind: FieldKind<FieldKindDisplay>): FieldSettings {
  const defaults = kind.definition.defaultSettings;
  const open = Object.keys(defaults).some((key) => !Object.hasOwn(settings, key));
  return open ? { ...defaults, ...settings } : settings;
}
