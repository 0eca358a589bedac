import { Drawer } from 'antd';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../text/language.ts';
import { uiMessages } from '../ui-messages.ts';
import styles from './surfaces.module.css';
import { useIsPhone } from './use-is-phone.ts';

export interface SidePanelProps {
  readonly open: boolean;
  onClose(): void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** Pixels on a desktop; a phone gets a sheet from below. */
  readonly width?: number;
}

/** A panel that slides over the page from the side, on a phone from below. */
export function SidePanel({ open, onClose, title, children, footer, width = 480 }: SidePanelProps) {
  const say = useText(uiMessages);
  const isPhone = useIsPhone();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={title}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '88%' : width}
      closable={{ placement: 'end', closeIcon: <X aria-label={say('close')} /> }}
      destroyOnHidden
      {...(footer !== undefined && { footer })}
    >
      {children}
    </Drawer>
  );
}

export interface SplitPaneProps {
  readonly children: ReactNode;
  readonly side: ReactNode;
  readonly sideTitle: string;
  readonly open: boolean;
  onClose(): void;
  readonly sideWidth?: number;
}

/** A page with a column beside it, parted by a hairline; on a phone the column is a sheet. */
export function SplitPane({ children, side, sideTitle, open, onClose, sideWidth = 360 }: SplitPaneProps) {
  const say = useText(uiMessages);
  const isPhone = useIsPhone();
  if (isPhone) {
    return (
      <>
        <div className={styles.splitMain}>{children}</div>
        <SidePanel open={open} onClose={onClose} title={sideTitle}>
          {side}
        </SidePanel>
      </>
    );
  }
  return (
    <div className={styles.split}>
      <div className={styles.splitMain}>{children}</div>
      {open && (
        <aside className={styles.splitSide} style={{ width: sideWidth }} aria-label={sideTitle}>
          <div className={styles.splitHeader}>
            <h2 className={styles.splitTitle}>{sideTitle}</h2>
            <button type="button" className={styles.splitClose} onClick={onClose} aria-label={say('close')}>
              <X aria-hidden />
            </button>
          </div>
          {side}
        </aside>
      )}
    </div>
  );
}
