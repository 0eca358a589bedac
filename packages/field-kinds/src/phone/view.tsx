import { readingOf, settingsOf } from '../control/reading-of.ts';
import { CellLink, EmptyCell, TextCell } from '../control/cells.tsx';
import { tabular } from '../control/styles.ts';
import { TypedFilter, TypedInput } from '../control/deferred.tsx';
import type { CellProps, EditorProps, FieldView, FilterInputProps } from '../view.ts';
import { formatPhone, phoneBehaviour } from './behaviour.ts';
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

function Cell(props: CellProps) {
  const { field, value, density, services } = props;
  if (typeof value !== 'string' || value === '') return <EmptyCell density={density} services={services} />;
  const text = formatPhone(value, settingsOf(field, phone.defaultSettings));
  // A masked number cannot be called.
  if (density === 'list' || text === value) return <TextCell cell={props} text={text} style={tabular} />;
  return (
    <CellLink href={`tel:${value}`} density={density}>
      <span style={tabular}>{text}</span>
    </CellLink>
  );
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} appearance={{ inputMode: 'tel' }} />;
}

export const phoneView: FieldView = { Editor, Cell, FilterInput };
