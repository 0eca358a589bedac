import { readingOf, settingsOf } from '../control/reading-of.ts';
import { faint } from '../control/styles.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import { TypedInput, type Reading } from '../control/typed-input.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { percentBehaviour } from './behaviour.ts';
import { percentDigits } from './display.ts';
import { percent } from './definition.ts';

/** The percent sign stands beside the input, so a number in it is always in percent. */
function reading({ field, services }: Pick<EditorProps, 'field' | 'services'>): Reading {
  const show = (value: unknown) => (typeof value === 'number' ? percentDigits(value) : '');
  return {
    ...readingOf(
      percentBehaviour,
      { ...settingsOf(field, percent.defaultSettings), plain: 'percent' },
      services,
    ),
    show,
  };
}

const appearance = { inputMode: 'decimal' as const, suffix: <span style={faint}>%</span> };

function Editor(props: EditorProps) {
  return (
    <TypedInput
      editor={props}
      reading={reading(props)}
      numeric
      appearance={{ ...appearance, autoComplete: 'off' }}
    />
  );
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} numeric appearance={appearance} />;
}

export const percentInputs: FieldInputs = { Editor, FilterInput };
