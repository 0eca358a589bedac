import type { FieldKindDefinition } from '@atelier/entity';
import { autoNumber } from './auto-number/definition.ts';
import { boolean } from './boolean/definition.ts';
import { date } from './date/definition.ts';
import { dateTime } from './date-time/definition.ts';
import { email } from './email/definition.ts';
import { longText } from './long-text/definition.ts';
import { money } from './money/definition.ts';
import { multiSelect } from './multi-select/definition.ts';
import { number } from './number/definition.ts';
import { percent } from './percent/definition.ts';
import { phone } from './phone/definition.ts';
import { relation } from './relation/definition.ts';
import { select } from './select/definition.ts';
import { tags } from './tags/definition.ts';
import { text } from './text/definition.ts';
import { url } from './url/definition.ts';
import { user } from './user/definition.ts';

/** A key that is not the id of its definition does not compile. */
function defineAll<const T extends { readonly [K in keyof T]: FieldKindDefinition & { readonly id: K } }>(
  definitions: T,
): T {
  return definitions;
}

/** All kinds, in the order in which a designer offers them. */
export const definitions = defineAll({
  text,
  longText,
  number,
  money,
  percent,
  boolean,
  date,
  dateTime,
  select,
  multiSelect,
  tags,
  phone,
  email,
  url,
  user,
  relation,
  autoNumber,
});

export type FieldKindId = keyof typeof definitions;

export function isFieldKindId(id: string): id is FieldKindId {
  return Object.hasOwn(definitions, id);
}
