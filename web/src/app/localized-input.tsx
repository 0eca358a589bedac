import { languages, type Language, type Localized } from '@atelier/problem';
import { useLanguage } from '@atelier/ui';
import { Input } from 'antd';
import type { FocusEvent } from 'react';
import styles from './localized-input.module.css';

export interface LocalizedInputProps {
  readonly value: Localized;
  onChange(value: Localized): void;
  /** id of the input in the reader's language, for the label. */
  readonly id?: string;
  /** For the input of the other language. */
  readonly label: string;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
}

const marks: Readonly<Record<Language, string>> = { zh: '中', en: 'EN' };
const names: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

/** A text in both languages, the reader's first. One of them is enough. */
export function LocalizedInput(props: LocalizedInputProps) {
  const language = useLanguage();
  const order = [language, ...languages.filter((other) => other !== language)];
  return (
    <div className={styles.pair}>
      {order.map((one) => (
        <OneLanguage key={one} {...props} language={one} isFirst={one === language} />
      ))}
    </div>
  );
}

interface OneLanguageProps extends LocalizedInputProps {
  readonly language: Language;
  readonly isFirst: boolean;
}

function OneLanguage(props: OneLanguageProps) {
  const {
    value,
    onChange,
    language,
    isFirst,
    label,
    placeholder,
    multiline,
    maxLength,
    autoFocus,
    invalid,
    describedBy,
  } = props;
  const shared = {
    value: value[language],
    lang: language === 'zh' ? 'zh-CN' : 'en',
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange({ ...value, [language]: event.target.value }),
    ...(isFirst ? { ...(props.id && { id: props.id }) } : { 'aria-label': `${label} (${names[language]})` }),
    ...(isFirst && placeholder && { placeholder }),
    ...(maxLength && { maxLength }),
    ...(isFirst &&
      autoFocus && {
        autoFocus,
        onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.target.select(),
      }),
    ...(invalid && { 'aria-invalid': true as const, status: 'error' as const }),
    ...(describedBy && { 'aria-describedby': describedBy }),
  };
  if (multiline) {
    return (
      <div className={styles.area}>
        <span className={styles.mark} aria-hidden>
          {marks[language]}
        </span>
        <Input.TextArea {...shared} autoSize={{ minRows: 1, maxRows: 6 }} />
      </div>
    );
  }
  return (
    <Input
      {...shared}
      prefix={
        <span className={styles.mark} aria-hidden>
          {marks[language]}
        </span>
      }
    />
  );
}
