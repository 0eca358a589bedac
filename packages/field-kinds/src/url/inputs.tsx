import { readingOf, settingsOf } from '../control/reading-of.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import { TypedInput } from '../control/typed-input.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { urlBehaviour } from './behaviour.ts';
import { url } from './definition.ts';

function reading({ field, services }: Pick<EditorProps, 'field' | 'services'>) {
  return readingOf(urlBehaviour, settingsOf(field, url.defaultSettings), services);
}

function Editor(props: EditorProps) {
  return (
    <TypedInput
      editor={props}
      reading={reading(props)}
      appearance={{
        type: 'url',
        inputMode: 'url',
        autoComplete: 'off',
        autoCapitalize: 'none',
        spellCheck: false,
        placeholder: 'https://',
      }}
    />
  );
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} appearance={{ inputMode: 'url' }} />;
}

export const urlInputs: FieldInputs = { Editor, FilterInput };
