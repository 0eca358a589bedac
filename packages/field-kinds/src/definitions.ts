import type { FieldKindDefinition } from '@atelier/entity';
import { date } from './date/definition.ts';
import { money } from './money/definition.ts';
import { number } from './number/definition.ts';
import { select } from './select/definition.ts';
import { text } from './text/definition.ts';

/** A key that is not the id of its definition does not compile. */
function defineAll<const T extends { readonly [K in keyof T]: FieldKindDefinition & { readonly id: K } }>(definitions: T): T {
  return definitions;
}

/** All kinds, in the order in which a designer offers them. */
export const definitions = defineAll({
  text,
  number,
  money,
  date,
  select,
});

export type FieldKindId = keyof typeof definitions;
