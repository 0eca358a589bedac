import { LanguageSwitch, useDocumentTitle } from '@atelier/ui';
import type { ReactNode } from 'react';
import { Wordmark } from '../app/wordmark.tsx';
import styles from './access.module.css';

export interface EntryFrameProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The page before the door: nothing but what is asked. */
export function EntryFrame({ title, text, wide, children }: EntryFrameProps) {
  useDocumentTitle(title);
  return (
    <div className={styles.entry}>
      <header className={styles.entryHeader}>
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className={styles.entryMain} data-wide={wide}>
        <h1 className={styles.entryTitle}>{title}</h1>
        {text && <p className={styles.entryText}>{text}</p>}
        <div className={styles.entryBody}>{children}</div>
      </main>
    </div>
  );
}
