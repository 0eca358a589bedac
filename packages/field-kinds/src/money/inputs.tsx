import { readingOf, settingsOf } from '../control/reading-of.ts';
import { faint } from '../control/styles.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import { TypedInput, type Reading } from '../control/typed-input.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { moneyBehaviour } from './behaviour.ts';
import { groupedAmount } from './display.ts';
import { signOf } from './currencies.ts';
import { money } from './definition.ts';

/** The sign stands beside the input, so the input holds digits only. */
function reading({ field, services }: Pick<EditorProps, 'field' | 'services'>): Reading {
  return {
    ...readingOf(moneyBehaviour, settingsOf(field, money.defaultSettings), services),
    show: (value) => (isAmount(value) ? groupedAmount(value) : ''),
    edit: (value) => (isAmount(value) ? value : ''),
  };
}

function isAmount(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
}

function appearance({ field }: Pick<EditorProps, 'field'>) {
  const { currency } = settingsOf(field, money.defaultSettings);
  return { inputMode: 'decimal' as const, prefix: <span style={faint}>{signOf(currency).trim()}</span> };
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

export const moneyInputs: FieldInputs = { Editor, FilterInput };
