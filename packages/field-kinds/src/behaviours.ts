import type { FieldKindBehaviour } from '@atelier/entity';
import { dateBehaviour } from './date/behaviour.ts';
import type { FieldKindId } from './definitions.ts';
import { moneyBehaviour } from './money/behaviour.ts';
import { numberBehaviour } from './number/behaviour.ts';
import { selectBehaviour } from './select/behaviour.ts';
import { textBehaviour } from './text/behaviour.ts';

/** The working half of every kind; a missing one does not compile. */
export const behaviours: Readonly<Record<FieldKindId, FieldKindBehaviour>> = {
  text: textBehaviour,
  number: numberBehaviour,
  money: moneyBehaviour,
  date: dateBehaviour,
  select: selectBehaviour,
};
