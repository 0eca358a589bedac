import { localize } from '@atelier/problem';
import { Input, Select, type InputProps } from 'antd';
import { useState } from 'react';
import type { FilterInputProps } from '../view.ts';
import { RangeInput } from './range.tsx';
import { figures, fullWidth } from './styles.ts';
import { controlTexts } from './texts.ts';
import { shownText, type Reading } from './typed-input.tsx';
import { textsOf } from './texts-of.ts';

export interface TypedFilterProps {
  readonly filter: FilterInputProps;
  readonly reading: Reading;
  readonly numeric?: boolean;
  readonly appearance?: Pick<InputProps, 'inputMode' | 'prefix' | 'suffix'>;
}

/** Values that are written, for a condition: one, the two ends of a range, or several. */
export function TypedFilter({ filter, reading, numeric, appearance }: TypedFilterProps) {
  const { operator, value, onChange, services, id, field } = filter;
  const label = localize(field.label, services.language);
  const shared = { reading, ...(numeric ? { numeric } : {}), ...(appearance ? { appearance } : {}) };
  if (operator === 'between') {
    return (
      <RangeInput filter={filter}>{(end) => <OneInput key={end.label} {...end} {...shared} />}</RangeInput>
    );
  }
  if (operator === 'oneOf' || operator === 'noneOf') {
    return (
      <Select
        {...(id ? { id } : {})}
        mode="tags"
        aria-label={label}
        style={{ ...fullWidth, minWidth: 160 }}
        open={false}
        suffixIcon={null}
        tokenSeparators={[',', '，', ';', '；', '\n']}
        placeholder={controlTexts.typeValues[services.language]}
        value={textsOf(value)}
        onChange={(texts: string[]) => onChange(texts.map((text) => valueOf(reading, text)))}
      />
    );
  }
  return <OneInput value={value} onChange={onChange} label={label} id={id} {...shared} />;
}

interface OneInputProps extends Pick<TypedFilterProps, 'reading' | 'numeric' | 'appearance'> {
  readonly value: unknown;
  onChange(value: unknown): void;
  readonly label: string;
  readonly id: string | undefined;
}

function OneInput({ value, onChange, label, id, reading, numeric, appearance }: OneInputProps) {
  const [draft, setDraft] = useState<string>();
  return (
    <Input
      {...(id ? { id } : {})}
      {...appearance}
      aria-label={label}
      style={{ ...(numeric ? { width: 152 } : fullWidth) }}
      styles={{ input: numeric ? figures : {} }}
      value={draft ?? shownText(value, reading.show)}
      onFocus={() => {
        if (reading.edit) setDraft(shownText(value, reading.edit));
      }}
      onChange={(event) => {
        setDraft(event.target.value);
        onChange(valueOf(reading, event.target.value));
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}

/** The value that a text means, or the text: a part of a phone number is no number, yet can be searched for. */
function valueOf(reading: Reading, text: string): unknown {
  const result = reading.parse(text);
  return result.ok ? result.value : text;
}
