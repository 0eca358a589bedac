import { autoNumberExamples } from './auto-number/examples.ts';
import { booleanExamples } from './boolean/examples.ts';
import { dateTimeExamples } from './date-time/examples.ts';
import { dateExamples } from './date/examples.ts';
import type { FieldKindId } from './definitions.ts';
import { emailExamples } from './email/examples.ts';
import type { KindExamples } from './example.ts';
import { longTextExamples } from './long-text/examples.ts';
import { moneyExamples } from './money/examples.ts';
import { multiSelectExamples } from './multi-select/examples.ts';
import { numberExamples } from './number/examples.ts';
import { percentExamples } from './percent/examples.ts';
import { phoneExamples } from './phone/examples.ts';
import { relationExamples } from './relation/examples.ts';
import { selectExamples } from './select/examples.ts';
import { tagsExamples } from './tags/examples.ts';
import { textExamples } from './text/examples.ts';
import { urlExamples } from './url/examples.ts';
import { userExamples } from './user/examples.ts';

export type { ExampleValue, KindExamples } from './example.ts';

/** The promises of every kind; a kind without them does not compile. */
export const examples: Readonly<Record<FieldKindId, KindExamples>> = {
  text: textExamples,
  longText: longTextExamples,
  number: numberExamples,
  money: moneyExamples,
  percent: percentExamples,
  boolean: booleanExamples,
  date: dateExamples,
  dateTime: dateTimeExamples,
  select: selectExamples,
  multiSelect: multiSelectExamples,
  tags: tagsExamples,
  phone: phoneExamples,
  email: emailExamples,
  url: urlExamples,
  user: userExamples,
  relation: relationExamples,
  autoNumber: autoNumberExamples,
};
