import type { Import, ImportFormat } from '@atelier/api';
import { useText } from '@atelier/ui';
import { Select } from 'antd';
import { useId } from 'react';
import styles from './import.module.css';
import { importMessages } from './messages.ts';

export interface FormatBarProps {
  readonly one: Import;
  readonly isBusy: boolean;
  onChange(format: ImportFormat): void;
}

type Encoding = NonNullable<ImportFormat['encoding']>;
type Delimiter = NonNullable<ImportFormat['delimiter']>;

const encodings: readonly { readonly value: Encoding; readonly label: string }[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'gb18030', label: 'GB18030 (GBK)' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
];

/** How the file was recognised; any part of it can be said otherwise, and the file is read again. */
export function FormatBar({ one, isBusy, onChange }: FormatBarProps) {
  const say = useText(importMessages);
  const { format } = one.settings;
  const delimiters: readonly { readonly value: Delimiter; readonly label: string }[] = [
    { value: ',', label: say('delimiterComma') },
    { value: ';', label: say('delimiterSemicolon') },
    { value: '\t', label: say('delimiterTab') },
    { value: '|', label: say('delimiterPipe') },
  ];
  const headerLines = Array.from({ length: Math.max(10, format.headerLine) }, (_, index) => index + 1);
  return (
    <div className={styles.format}>
      {format.kind === 'csv' && (
        <>
          <Choice
            label={say('encoding')}
            value={format.encoding ?? 'utf-8'}
            options={encodings}
            disabled={isBusy}
            onChange={(encoding) => onChange({ ...format, encoding })}
          />
          <Choice
            label={say('delimiter')}
            value={format.delimiter ?? ','}
            options={delimiters}
            disabled={isBusy}
            onChange={(delimiter) => onChange({ ...format, delimiter })}
          />
        </>
      )}
      {one.sheets.length > 1 && (
        <Choice
          label={say('sheet')}
          value={format.sheet ?? one.sheets[0] ?? ''}
          options={one.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          disabled={isBusy}
          onChange={(sheet) => onChange({ ...format, sheet })}
        />
      )}
      <Choice
        label={say('headerLine')}
        value={format.headerLine}
        options={[
          { value: 0, label: say('headerNone') },
          ...headerLines.map((line) => ({ value: line, label: say('headerAt', { line }) })),
        ]}
        disabled={isBusy}
        onChange={(headerLine) => onChange({ ...format, headerLine })}
      />
      <Choice
        label={say('dateOrder')}
        value={format.dayFirst ? 'day' : 'month'}
        options={[
          { value: 'day', label: say('dayFirst') },
          { value: 'month', label: say('monthFirst') },
        ]}
        disabled={isBusy}
        onChange={(order) => onChange({ ...format, dayFirst: order === 'day' })}
      />
      <span className={styles.note}>{say('fileRead', { count: one.columns.length })}</span>
    </div>
  );
}

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly disabled: boolean;
  onChange(value: T): void;
}

function Choice<T extends string | number>({ label, value, options, disabled, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <Select<T>
        id={id}
        size="small"
        variant="filled"
        popupMatchSelectWidth={false}
        value={value}
        options={[...options]}
        disabled={disabled}
        onChange={onChange}
      />
    </span>
  );
}
