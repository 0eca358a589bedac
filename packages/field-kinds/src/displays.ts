import type { FieldKindDisplay } from '@atelier/entity';
import { autoNumberDisplay } from './auto-number/display.ts';
import { booleanDisplay } from './boolean/display.ts';
import { dateTimeDisplay } from './date-time/display.ts';
import { dateDisplay } from './date/display.ts';
import type { FieldKindId } from './definitions.ts';
import { emailDisplay } from './email/display.ts';
import { longTextDisplay } from './long-text/display.ts';
import { moneyDisplay } from './money/display.ts';
import { multiSelectDisplay } from './multi-select/display.ts';
import { numberDisplay } from './number/display.ts';
import { percentDisplay } from './percent/display.ts';
import { phoneDisplay } from './phone/display.ts';
import { relationDisplay } from './relation/display.ts';
import { selectDisplay } from './select/display.ts';
import { tagsDisplay } from './tags/display.ts';
import { textDisplay } from './text/display.ts';
import { urlDisplay } from './url/display.ts';
import { userDisplay } from './user/display.ts';

/** The light half of every kind's behaviour; a missing one does not compile. */
export const displays: Readonly<Record<FieldKindId, FieldKindDisplay>> = {
  text: textDisplay,
  longText: longTextDisplay,
  number: numberDisplay,
  money: moneyDisplay,
  percent: percentDisplay,
  boolean: booleanDisplay,
  date: dateDisplay,
  dateTime: dateTimeDisplay,
  select: selectDisplay,
  multiSelect: multiSelectDisplay,
  tags: tagsDisplay,
  phone: phoneDisplay,
  email: emailDisplay,
  url: urlDisplay,
  user: userDisplay,
  relation: relationDisplay,
  autoNumber: autoNumberDisplay,
};
