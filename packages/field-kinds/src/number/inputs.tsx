import { readingOf, settingsOf } from '../control/reading-of.ts';
import { faint } from '../control/styles.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import { TypedInput, type Reading } from '../control/typed-input.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { numberBehaviour } from './behaviour.ts';
import { number, type NumberSettings } from './definition.ts';
import { formatNumber } from './display.ts';

function reading({ field, services }: Pick<EditorProps, 'field' | 'services'>): Reading {
  return {
    ...readingOf(numberBehaviour, settingsOf(field, number.defaultSettings), services),
    edit: (value) => (typeof value === 'number' ? formatNumber(String(value), false) : ''),
  };
}

function appearance({ field }: Pick<EditorProps, 'field'>) {
  const { decimals, unit } = settingsOf<NumberSettings>(field, number.defaultSettings);
  const inputMode = decimals === 0 ? ('numeric' as const) : ('decimal' as const);
  return { inputMode, ...(unit ? { suffix: <span style={faint}>{unit}</span> } : {}) };
}

function Editor(props: EditorProps) {
  return (
    <TypedInput
      editor={props}
      reading={reading(props)}
      numeric
      appearance={{ ...appearance(props), autoComplete: 'off' }}
    />
  );
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} numeric appearance={appearance(props)} />;
}

export const numberInputs: FieldInputs = { Editor, FilterInput };
