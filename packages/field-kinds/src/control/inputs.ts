/** Everything by which values are entered, in one file that is fetched as a whole; see deferred.tsx. */
export { AutoNumberEditor } from '../auto-number/editor.tsx';
export { BooleanEditor, BooleanFilter } from '../boolean/editor.tsx';
export { LongTextEditor } from '../long-text/editor.tsx';
export { TagsEditor, TagsFilter } from '../tags/editor.tsx';
export { ChoiceEditor, ChoiceFilter } from './choice-picker.tsx';
export { DateFilter } from './date-filter.tsx';
export { DateInput } from './date-input.tsx';
export { OptionEditor, OptionFilter, OptionsEditor } from './option-picker.tsx';
export { TypedFilter } from './typed-filter.tsx';
export { TypedInput } from './typed-input.tsx';
