import type { RelativeDate } from '@atelier/expression';
import { DatePicker, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { FilterInputProps, FieldServices } from '../view.ts';
import { RangeInput } from './range.tsx';
import { isRelativeDate, namedPeriods, nameOfPeriod, periodText } from './relative-dates.ts';
import { row } from './styles.ts';
import { controlTexts } from './texts.ts';

export interface DateFilterProps {
  readonly filter: FilterInputProps;
  /** Value of a fixed day → 'YYYY-MM-DD'. */
  dayOf(value: unknown): string | undefined;
}

/** A day for a condition: a fixed one, a period that moves with today, or so many days from today. */
export function DateFilter({ filter, dayOf }: DateFilterProps) {
  const { operator, value, onChange, services, id } = filter;
  if (operator === 'between') {
    return (
      <RangeInput filter={filter}>
        {(end) => <MomentInput key={end.label} {...end} services={services} dayOf={dayOf} />}
      </RangeInput>
    );
  }
  const label = controlTexts.datePeriod[services.language];
  return (
    <MomentInput value={value} onChange={onChange} label={label} id={id} services={services} dayOf={dayOf} />
  );
}

interface MomentInputProps {
  readonly value: unknown;
  onChange(value: unknown): void;
  readonly label: string;
  readonly id: string | undefined;
  readonly services: FieldServices;
  readonly dayOf: DateFilterProps['dayOf'];
}

function MomentInput({ value, onChange, label, id, services, dayOf }: MomentInputProps) {
  const { language } = services;
  const shape = shapeOf(value);
  const options = [
    { value: 'fixed', label: controlTexts.fixedDate[language] },
    ...namedPeriods.map((entry) => ({ value: keyOf(entry.period), label: entry.label[language] })),
    { value: 'ago', label: `N ${controlTexts.daysAgo[language]}` },
    { value: 'ahead', label: `N ${controlTexts.daysAhead[language]}` },
    // A period that a document names and this list does not offer, such as three weeks ago.
    ...(isRelativeDate(value) && shape.includes(':') && !nameOfPeriod(value)
      ? [{ value: shape, label: periodText(value, language) }]
      : []),
  ];
  const choose = (key: string) => {
    if (key === 'fixed') onChange(null);
    else if (key === 'ago') onChange({ relative: 'day', offset: -7 });
    else if (key === 'ahead') onChange({ relative: 'day', offset: 7 });
    else if (key !== shape)
      onChange(namedPeriods.find((entry) => keyOf(entry.period) === key)?.period ?? null);
  };
  const day = isRelativeDate(value) ? undefined : dayOf(value);
  return (
    <span style={{ ...row, flexWrap: 'wrap' }}>
      <Select
        {...(id ? { id } : {})}
        aria-label={label}
        style={{ minWidth: 128 }}
        popupMatchSelectWidth={false}
        value={shape}
        options={options}
        onChange={choose}
      />
      {shape === 'fixed' ? (
        <DatePicker
          aria-label={`${label}: ${controlTexts.chooseDate[language]}`}
          placeholder={controlTexts.chooseDate[language]}
          format={['YYYY-MM-DD', 'YYYY/M/D', 'YYYY年M月D日', 'YYYYMMDD']}
          value={day === undefined ? null : dayjs(day)}
          onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : null)}
        />
      ) : null}
      {isRelativeDate(value) && (shape === 'ago' || shape === 'ahead') ? (
        <InputNumber
          aria-label={controlTexts.days[language]}
          min={2}
          max={3660}
          precision={0}
          style={{ width: 84 }}
          value={Math.abs(value.offset)}
          onChange={(days) => onChange({ relative: 'day', offset: (shape === 'ago' ? -1 : 1) * (days ?? 2) })}
        />
      ) : null}
    </span>
  );
}

function shapeOf(value: unknown): string {
  if (!isRelativeDate(value)) return 'fixed';
  if (nameOfPeriod(value)) return keyOf(value);
  if (value.relative === 'day') return value.offset < 0 ? 'ago' : 'ahead';
  return keyOf(value);
}

function keyOf(period: RelativeDate): string {
  return `${period.relative}:${period.offset}`;
}
