import { TextCell } from '../control/cells.tsx';
import { faint, row } from '../control/styles.ts';
import { controlTexts } from '../control/texts.ts';
import type { CellProps, EditorProps, FieldView } from '../view.ts';
import { asText } from './display.ts';

/** The data stands there to be read; what it may become, only its kind knows. */
function Editor({ id, value, services }: EditorProps) {
  return (
    <output id={id} style={row}>
      <span>{asText(value)}</span>
      <span style={faint}>{controlTexts.kindMissing[services.language]}</span>
    </output>
  );
}

function Cell(props: CellProps) {
  return <TextCell cell={props} text={asText(props.value)} />;
}

function FilterInput() {
  return null;
}

export const unknownView: FieldView = { Editor, Cell, FilterInput };
