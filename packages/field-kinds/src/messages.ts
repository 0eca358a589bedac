import { joinCatalogues } from '@atelier/problem';
import { dateMessages } from './date/messages.ts';
import { moneyMessages } from './money/messages.ts';
import { numberMessages } from './number/messages.ts';
import { selectMessages } from './select/messages.ts';
import { textMessages } from './text/messages.ts';
import { unknownMessages } from './unknown/messages.ts';

/** What is wrong with values and settings of the kinds, in every language. */
export const fieldKindMessages = joinCatalogues(
  textMessages,
  numberMessages,
  moneyMessages,
  dateMessages,
  selectMessages,
  unknownMessages,
);
