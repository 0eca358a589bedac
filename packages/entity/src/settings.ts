import type { Issue } from '@atelier/problem';
import type { FieldKind, FieldSettings } from './field-kind.ts';
import { schemaCheck } from './json-schema.ts';

/**
 * Everything that is wrong with the settings of a field: what the kind's schema says, and where
 * that finds nothing, what the kind itself says. Pointers begin at the settings.
 */
export function checkSettings(settings: FieldSettings, kind: FieldKind): Issue[] {
  const issues = schemaCheck(kind.definition.settingsSchema)(settings);
  return issues.length > 0 ? issues : (kind.behaviour.checkSettings?.(settings) ?? []);
}
