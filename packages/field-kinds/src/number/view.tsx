import { NumberCell } from '../control/cells.tsx';
import { readingOf, settingsOf } from '../control/reading-of.ts';
import { faint } from '../control/styles.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import { TypedInput, type Reading } from '../control/typed-input.tsx';
import type { CellProps, EditorProps, FieldView, FilterInputProps } from '../view.ts';
import { formatNumber, numberBehaviour } from './behaviour.ts';
import { number, type NumberSettings } from './definition.ts';

function reading({ field, services }: Pick<EditorProps, 'field' | 'services'>): Reading {
  return {
    ...readingOf(numberBehaviour, settingsOf(field, number.defaultSettings), services),
    edit: (value) => (typeof value === 'number' ? formatNumber(String(value), false) : ''),
  };
}

function Editor(props: EditorProps) {
  const { decimals, unit } = settingsOf<NumberSettings>(props.field, number.defaultSettings);
  const suffix = unit ? { suffix: <span style={faint}>{unit}</span> } : {};
  const inputMode = decimals === 0 ? 'numeric' : 'decimal';
  return <TypedInput editor={props} reading={reading(props)} numeric appearance={{ inputMode, autoComplete: 'off', ...suffix }} />;
}

function Cell(props: CellProps) {
  const settings = settingsOf<NumberSettings>(props.field, number.defaultSettings);
  const text = typeof props.value === 'number' ? formatNumber(String(props.value), settings.grouping) : '';
  return <NumberCell cell={props} text={text} {...(settings.unit ? { unit: settings.unit } : {})} />;
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} numeric inputMode="decimal" />;
}

export const numberView: FieldView = { Editor, Cell, FilterInput };
