import { Icon, iconNameOf, iconNames, useText } from '@atelier/ui';
import { Popover } from 'antd';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { entityMessages } from '../messages.ts';
import styles from './list.module.css';

export interface IconPickerProps {
  readonly id: string;
  readonly value: string;
  onChange(value: string): void;
}

/** A picture for a table, from the ones that documents may name. */
export function IconPicker({ id, value, onChange }: IconPickerProps) {
  const say = useText(entityMessages);
  const [open, setOpen] = useState(false);
  const present = iconNameOf(value);
  const choose = (name: string) => {
    onChange(name);
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        <div className={styles.icons} role="group" aria-label={say('iconChoose')}>
          {iconNames.map((name) => (
            <button
              key={name}
              type="button"
              className={styles.iconChoice}
              aria-pressed={name === present}
              aria-label={name}
              title={name}
              onClick={() => choose(name)}
            >
              <Icon name={name} />
            </button>
          ))}
        </div>
      }
    >
      <button
        id={id}
        type="button"
        className={styles.iconButton}
        aria-label={`${say('iconChoose')}: ${present}`}
      >
        <Icon name={value} />
        <ChevronDown aria-hidden />
      </button>
    </Popover>
  );
}
