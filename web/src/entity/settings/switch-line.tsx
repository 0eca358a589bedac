import { Switch } from 'antd';
import styles from './settings.module.css';

export interface SwitchLineProps {
  /** The part of the field that it sets, for problems that lead here. */
  readonly at: string;
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

/** A yes or no with what it means beneath. */
export function SwitchLine({ at, label, help, error, checked, onChange }: SwitchLineProps) {
  return (
    <div className={styles.switchLine} data-at={at}>
      <div>
        <div>{label}</div>
        {help && <div className={styles.quiet}>{help}</div>}
        {error && <div className={styles.error}>{error}</div>}
      </div>
      <Switch aria-label={label} checked={checked} onChange={onChange} />
    </div>
  );
}
