import { autoNumberView } from './auto-number/view.tsx';
import { booleanView } from './boolean/view.tsx';
import { dateTimeView } from './date-time/view.tsx';
import { dateView } from './date/view.tsx';
import { isFieldKindId, type FieldKindId } from './definitions.ts';
import { emailView } from './email/view.tsx';
import { longTextView } from './long-text/view.tsx';
import { moneyView } from './money/view.tsx';
import { multiSelectView } from './multi-select/view.tsx';
import { numberView } from './number/view.tsx';
import { percentView } from './percent/view.tsx';
import { phoneView } from './phone/view.tsx';
import { relationView } from './relation/view.tsx';
import { selectView } from './select/view.tsx';
import { tagsView } from './tags/view.tsx';
import { textView } from './text/view.tsx';
import { unknownView } from './unknown/view.tsx';
import { urlView } from './url/view.tsx';
import { userView } from './user/view.tsx';
import type { FieldView } from './view.ts';

export type { CellProps, Choice, EditorProps, FieldServices, FieldView, FilterInputProps } from './view.ts';
export { preloadEditors } from './control/deferred.tsx';
export { OptionTag } from './control/option-tag.tsx';

/** The visible half of every kind; a missing one does not compile. */
export const fieldViews: Readonly<Record<FieldKindId, FieldView>> = {
  text: textView,
  longText: longTextView,
  number: numberView,
  money: moneyView,
  percent: percentView,
  boolean: booleanView,
  date: dateView,
  dateTime: dateTimeView,
  select: selectView,
  multiSelect: multiSelectView,
  tags: tagsView,
  phone: phoneView,
  email: emailView,
  url: urlView,
  user: userView,
  relation: relationView,
  autoNumber: autoNumberView,
};

/** The view of a kind; of one that is not installed, a placeholder that shows its data. */
export function fieldView(kindId: string): FieldView {
  return isFieldKindId(kindId) ? fieldViews[kindId] : unknownView;
}
