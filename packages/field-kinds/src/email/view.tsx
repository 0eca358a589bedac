import { readingOf, settingsOf } from '../control/reading-of.ts';
import { CellLink, EmptyCell, TextCell } from '../control/cells.tsx';
import { TypedFilter, TypedInput } from '../control/deferred.tsx';
import type { CellProps, EditorProps, FieldView, FilterInputProps } from '../view.ts';
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

function Cell(props: CellProps) {
  const { value, density, services } = props;
  if (typeof value !== 'string' || value === '') return <EmptyCell density={density} services={services} />;
  // A masked address goes nowhere.
  const whole = emailBehaviour.checkValue?.(value, {}).length === 0;
  if (density === 'list' || !whole) return <TextCell cell={props} text={value} />;
  return (
    <CellLink href={`mailto:${value}`} density={density}>
      {value}
    </CellLink>
  );
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} appearance={{ inputMode: 'email' }} />;
}

export const emailView: FieldView = { Editor, Cell, FilterInput };
