import type { ReactNode } from 'react';
import type { FilterInputProps } from '../view.ts';
import { faint, row } from './styles.ts';
import { controlTexts } from './texts.ts';

/** The two ends of `between`: a value is a list of two, an end that is not filled is null. */
export function RangeInput({
  filter,
  children,
}: {
  readonly filter: FilterInputProps;
  children(end: {
    readonly value: unknown;
    readonly label: string;
    readonly id: string | undefined;
    onChange(value: unknown): void;
  }): ReactNode;
}) {
  const { value, onChange, services, id } = filter;
  const [from, to] = Array.isArray(value) ? [value[0] ?? null, value[1] ?? null] : [null, null];
  const { language } = services;
  return (
    <span style={{ ...row, flexWrap: 'wrap' }}>
      {children({
        value: from,
        label: controlTexts.rangeFrom[language],
        id,
        onChange: (next) => onChange([next, to]),
      })}
      <span style={faint}>{controlTexts.and[language]}</span>
      {children({
        value: to,
        label: controlTexts.rangeTo[language],
        id: undefined,
        onChange: (next) => onChange([from, next]),
      })}
    </span>
  );
}
