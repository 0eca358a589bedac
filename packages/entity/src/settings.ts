import type { Issue } from '@atelier/problem';
import type { FieldKind, FieldKindDisplay, FieldSettings } from './field-kind.ts';
import { schemaCheck } from './json-schema.ts';

/** Settings with the kind's defaults in the places left open; the same object where none are. */
export function completeSettings(
  settings: FieldSettings,
  kind: FieldKind<FieldKindDisplay>,
): FieldSettings {
  const defaults = kind.definition.defaultSettings;
  const open = Object.keys(defaults).some((key) => !Object.hasOwn(settings, key));
  return open ? { ...defaults, ...settings } : settings;
}

/**
 * Everything that is wrong with the settings of a field: what the kind's schema says, and where
 * that finds nothing, what the kind itself says. Pointers begin at the settings.
 */
export function checkSettings(settings: FieldSettings, kind: FieldKind): Issue[] {
  const issues = schemaCheck(kind.definition.settingsSchema)(settings);
  return issues.length > 0 ? issues : (kind.behaviour.checkSettings?.(settings) ?? []);
}
