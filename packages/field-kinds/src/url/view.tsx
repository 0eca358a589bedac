import { readingOf, settingsOf } from '../control/reading-of.ts';
import { CellLink, EmptyCell, TextCell } from '../control/cells.tsx';
import { TypedFilter, TypedInput } from '../control/deferred.tsx';
import type { CellProps, EditorProps, FieldView, FilterInputProps } from '../view.ts';
import { isSafeUrl, urlBehaviour } from './behaviour.ts';
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

function Cell(props: CellProps) {
  const { value, density, services } = props;
  if (typeof value !== 'string' || value === '') return <EmptyCell density={density} services={services} />;
  if (!isSafeUrl(value)) return <TextCell cell={props} text={value} />;
  return (
    <CellLink href={value} density={density} outside>
      {value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
    </CellLink>
  );
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} appearance={{ inputMode: 'url' }} />;
}

export const urlView: FieldView = { Editor, Cell, FilterInput };
