import type { FieldKind, FieldKindDisplay, FieldKinds } from '@atelier/entity';
import { definitions, isFieldKindId } from './definitions.ts';
import { displays } from './displays.ts';
import { unknown } from './unknown/definition.ts';
import { unknownDisplay } from './unknown/display.ts';

type DisplayKind = FieldKind<FieldKindDisplay>;

const placeholder: DisplayKind = { definition: unknown, behaviour: unknownDisplay };

const kinds: ReadonlyMap<string, DisplayKind> = new Map(
  Object.keys(definitions)
    .filter(isFieldKindId)
    .map((id) => [id, { definition: definitions[id], behaviour: displays[id] }]),
);

/** The installed kinds as far as values are shown; `fieldKinds` can do the same and everything else. */
export const displayKinds: FieldKinds<FieldKindDisplay> = {
  get: (id) => kinds.get(id) ?? placeholder,
  has: (id) => kinds.has(id),
  all: () => [...kinds.values()],
};
