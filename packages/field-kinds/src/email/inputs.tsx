import { readingOf, settingsOf } from '../control/reading-of.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import { TypedInput } from '../control/typed-input.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { emailBehaviour } from './behaviour.ts';
import { email } from './definition.ts';

function reading({ field, services }: Pick<EditorProps, 'field' | 'services'>) {
  return readingOf(emailBehaviour, settingsOf(field, email.defaultSettings), services);
}

function Editor(props: EditorProps) {
  return (
    <TypedInput
      editor={props}
      reading={reading(props)}
      appearance={{
        type: 'email',
        inputMode: 'email',
        autoComplete: 'off',
        autoCapitalize: 'none',
        spellCheck: false,
      }}
    />
  );
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} appearance={{ inputMode: 'email' }} />;
}

export const emailInputs: FieldInputs = { Editor, FilterInput };
