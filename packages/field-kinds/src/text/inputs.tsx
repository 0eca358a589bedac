import { readingOf, settingsOf } from '../control/reading-of.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import { TypedInput } from '../control/typed-input.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { textBehaviour } from './behaviour.ts';
import { text } from './definition.ts';

function reading({ field, services }: Pick<EditorProps, 'field' | 'services'>) {
  return readingOf(textBehaviour, settingsOf(field, text.defaultSettings), services);
}

function Editor(props: EditorProps) {
  return <TypedInput editor={props} reading={reading(props)} appearance={{ autoComplete: 'off' }} />;
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} />;
}

export const textInputs: FieldInputs = { Editor, FilterInput };
