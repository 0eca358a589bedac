import type { ReactNode } from 'react';
import styles from './surfaces.module.css';

/** Controls that act on what stands below them. `end` is pushed to the far side. */
export function Toolbar(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly end?: ReactNode;
}) {
  return (
    <div className={styles.toolbar} role="group" aria-label={props.label}>
      <div className={styles.toolbarStart}>{props.children}</div>
      {props.end && <div className={styles.toolbarEnd}>{props.end}</div>}
    </div>
  );
}
