import { useText } from '@atelier/ui';
import { InputNumber, Select } from 'antd';
import { flowMessages } from '../messages.ts';
import type { SettingEditorProps } from './setting-editor.ts';
import styles from './settings.module.css';

const units = ['minute', 'hour', 'day', 'week', 'month'] as const;

/** An amount and a unit; emptied, there is no duration. */
export function DurationEditor({ ids, value, onChange }: SettingEditorProps) {
  const say = useText(flowMessages);
  const duration = isDuration(value) ? value : undefined;
  return (
    <div className={styles.row}>
      <InputNumber
        id={ids.id}
        min={1}
        max={10_000}
        precision={0}
        placeholder={say('noDuration')}
        value={duration?.amount ?? null}
        onChange={(amount) =>
          onChange(amount === null ? undefined : { amount, unit: duration?.unit ?? 'day' })
        }
      />
      <Select
        aria-label={say('unit')}
        disabled={!duration}
        value={duration?.unit ?? 'day'}
        options={units.map((unit) => ({ value: unit, label: say(unit) }))}
        onChange={(unit) => duration && onChange({ ...duration, unit })}
      />
    </div>
  );
}

function isDuration(
  value: unknown,
): value is { readonly amount: number; readonly unit: (typeof units)[number] } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value;
}
