import type { FieldKind, FieldKinds, FieldSettings } from '@atelier/entity';
import { behaviours } from './behaviours.ts';
import { definitions, isFieldKindId, type FieldKindId } from './definitions.ts';
import { unknownBehaviour } from './unknown/behaviour.ts';
import { unknown } from './unknown/definition.ts';

/** The ids of all kinds, in the order in which a designer offers them. */
export const fieldKindIds: readonly FieldKindId[] = Object.keys(definitions).filter(isFieldKindId);

const placeholder: FieldKind = { definition: unknown, behaviour: unknownBehaviour };

const kinds: ReadonlyMap<string, FieldKind> = new Map(
  fieldKindIds.map((id) => [id, { definition: definitions[id], behaviour: behaviours[id] }]),
);

/** The installed kinds: definitions and behaviours, without React. */
export const fieldKinds: FieldKinds = {
  get: (id) => kinds.get(id) ?? placeholder,
  has: (id) => kinds.has(id),
  all: () => [...kinds.values()],
};

/** Settings of an older version of a kind, brought to the present one step by step. */
export function upgradeSettings(
  kind: FieldKind,
  settings: FieldSettings,
  fromVersion: number,
): FieldSettings {
  const steps = (kind.definition.migrations ?? [])
    .filter((migration) => migration.to > fromVersion)
    .toSorted((a, b) => a.to - b.to);
  return steps.reduce<FieldSettings>((current, migration) => migration.up(current), settings);
}
