import type { FieldKindBehaviour } from '@atelier/entity';
import { autoNumberBehaviour } from './auto-number/behaviour.ts';
import { booleanBehaviour } from './boolean/behaviour.ts';
import { dateTimeBehaviour } from './date-time/behaviour.ts';
import { dateBehaviour } from './date/behaviour.ts';
import type { FieldKindId } from './definitions.ts';
import { emailBehaviour } from './email/behaviour.ts';
import { longTextBehaviour } from './long-text/behaviour.ts';
import { moneyBehaviour } from './money/behaviour.ts';
import { multiSelectBehaviour } from './multi-select/behaviour.ts';
import { numberBehaviour } from './number/behaviour.ts';
import { percentBehaviour } from './percent/behaviour.ts';
import { phoneBehaviour } from './phone/behaviour.ts';
import { relationBehaviour } from './relation/behaviour.ts';
import { selectBehaviour } from './select/behaviour.ts';
import { tagsBehaviour } from './tags/behaviour.ts';
import { textBehaviour } from './text/behaviour.ts';
import { urlBehaviour } from './url/behaviour.ts';
import { userBehaviour } from './user/behaviour.ts';

/** The working half of every kind; a missing one does not compile. */
export const behaviours: Readonly<Record<FieldKindId, FieldKindBehaviour>> = {
  text: textBehaviour,
  longText: longTextBehaviour,
  number: numberBehaviour,
  money: moneyBehaviour,
  percent: percentBehaviour,
  boolean: booleanBehaviour,
  date: dateBehaviour,
  dateTime: dateTimeBehaviour,
  select: selectBehaviour,
  multiSelect: multiSelectBehaviour,
  tags: tagsBehaviour,
  phone: phoneBehaviour,
  email: emailBehaviour,
  url: urlBehaviour,
  user: userBehaviour,
  relation: relationBehaviour,
  autoNumber: autoNumberBehaviour,
};
