import { readingOf, settingsOf } from '../control/reading-of.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import { TypedInput } from '../control/typed-input.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { phoneBehaviour } from './behaviour.ts';
import { phone } from './definition.ts';

function reading({ field, services }: Pick<EditorProps, 'field' | 'services'>) {
  return readingOf(phoneBehaviour, settingsOf(field, phone.defaultSettings), services);
}

function Editor(props: EditorProps) {
  return (
    <TypedInput
      editor={props}
      reading={reading(props)}
      appearance={{ type: 'tel', inputMode: 'tel', autoComplete: 'off' }}
    />
  );
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} appearance={{ inputMode: 'tel' }} />;
}

export const phoneInputs: FieldInputs = { Editor, FilterInput };
