import { useId, type ReactNode } from 'react';
import styles from './form-field.module.css';

/** What a control needs to belong to its label and to the texts that describe it. */
export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-required'?: true;
}

export interface FormFieldProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** Across both columns of a form. */
  readonly wide?: boolean;
  /** Where the id has to be known outside. */
  readonly id?: string;
  readonly children: (ids: ControlIds) => ReactNode;
}

/** Label, control, help and error, tied together for screen readers. */
export function FormField({ label, help, error, required, wide, id: given, children }: FormFieldProps) {
  const made = useId();
  const id = given ?? made;
  const describedBy = [error ? `${id}-error` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field} data-wide={wide} data-invalid={error ? true : undefined}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {required && (
          <span className={styles.required} aria-hidden>
            *
          </span>
        )}
      </label>
      {children({
        id,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(error ? { 'aria-invalid': true as const } : {}),
        ...(required ? { 'aria-required': true as const } : {}),
      })}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}

/** Two columns where there is room, one where there is not. */
export function FormGrid({
  columns = 2,
  children,
}: {
  readonly columns?: 1 | 2;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.grid} data-columns={columns}>
      {children}
    </div>
  );
}
