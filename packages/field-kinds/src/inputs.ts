import { autoNumberInputs } from './auto-number/inputs.tsx';
import { booleanInputs } from './boolean/inputs.tsx';
import { dateTimeInputs } from './date-time/inputs.tsx';
import { dateInputs } from './date/inputs.tsx';
import type { FieldKindId } from './definitions.ts';
import { emailInputs } from './email/inputs.tsx';
import { longTextInputs } from './long-text/inputs.tsx';
import { moneyInputs } from './money/inputs.tsx';
import { multiSelectInputs } from './multi-select/inputs.tsx';
import { numberInputs } from './number/inputs.tsx';
import { percentInputs } from './percent/inputs.tsx';
import { phoneInputs } from './phone/inputs.tsx';
import { relationInputs } from './relation/inputs.tsx';
import { selectInputs } from './select/inputs.tsx';
import { tagsInputs } from './tags/inputs.tsx';
import { textInputs } from './text/inputs.tsx';
import { urlInputs } from './url/inputs.tsx';
import { userInputs } from './user/inputs.tsx';
import type { FieldInputs } from './view.ts';

/** Everything by which values are entered, fetched as a whole (see control/deferred.tsx); a missing kind does not compile. */
export const fieldInputs: Readonly<Record<FieldKindId, FieldInputs>> = {
  text: textInputs,
  longText: longTextInputs,
  number: numberInputs,
  money: moneyInputs,
  percent: percentInputs,
  boolean: booleanInputs,
  date: dateInputs,
  dateTime: dateTimeInputs,
  select: selectInputs,
  multiSelect: multiSelectInputs,
  tags: tagsInputs,
  phone: phoneInputs,
  email: emailInputs,
  url: urlInputs,
  user: userInputs,
  relation: relationInputs,
  autoNumber: autoNumberInputs,
};
