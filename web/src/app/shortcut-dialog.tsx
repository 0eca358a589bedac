import { KeyboardHint, useText } from '@atelier/ui';
import { Modal } from 'antd';
import { appMessages } from './messages.ts';
import styles from './shell.module.css';
import { useActiveShortcuts, type Shortcut } from './shortcuts.ts';

/** Every shortcut that works right now. */
export function ShortcutDialog({ onClose }: { onClose(): void }) {
  const say = useText(appMessages);
  const shortcuts = useActiveShortcuts();
  return (
    <Modal open onCancel={onClose} footer={null} title={say('shortcuts')} width={480}>
      <List title={say('shortcutHere')} shortcuts={shortcuts.filter((one) => !one.global)} />
      <List title={say('shortcutEverywhere')} shortcuts={shortcuts.filter((one) => one.global)} />
    </Modal>
  );
}

function List({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  if (shortcuts.length === 0) return null;
  return (
    <section className={styles.shortcuts}>
      <h3 className={styles.shortcutsTitle}>{title}</h3>
      <dl>
        {shortcuts.map((one) => (
          <div key={one.keys} className={styles.shortcut}>
            <dt>{one.label}</dt>
            <dd>
              <KeyboardHint keys={one.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
