import { joinCatalogues } from '@atelier/problem';
import { autoNumberMessages } from './auto-number/messages.ts';
import { booleanMessages } from './boolean/messages.ts';
import { dateMessages } from './date/messages.ts';
import { dateTimeMessages } from './date-time/messages.ts';
import { emailMessages } from './email/messages.ts';
import { moneyMessages } from './money/messages.ts';
import { multiSelectMessages } from './multi-select/messages.ts';
import { numberMessages } from './number/messages.ts';
import { percentMessages } from './percent/messages.ts';
import { phoneMessages } from './phone/messages.ts';
import { relationMessages } from './relation/messages.ts';
import { selectMessages } from './select/messages.ts';
import { tagsMessages } from './tags/messages.ts';
import { textMessages } from './text/messages.ts';
import { unknownMessages } from './unknown/messages.ts';
import { urlMessages } from './url/messages.ts';
import { userMessages } from './user/messages.ts';

/** What is wrong with values and settings of the kinds, in every language. */
export const fieldKindMessages = joinCatalogues(
  textMessages,
  numberMessages,
  moneyMessages,
  percentMessages,
  booleanMessages,
  dateMessages,
  dateTimeMessages,
  selectMessages,
  multiSelectMessages,
  tagsMessages,
  phoneMessages,
  emailMessages,
  urlMessages,
  userMessages,
  relationMessages,
  autoNumberMessages,
  unknownMessages,
);
