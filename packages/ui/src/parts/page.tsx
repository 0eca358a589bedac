import { ArrowLeft } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useText } from '../text/language.ts';
import { uiMessages } from '../ui-messages.ts';
import styles from './page.module.css';

const product = document.title;

/** `Customers · Atelier` in the tab, the history and for screen readers. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title]);
}

export interface PageProps {
  /** Of the tab; shown in the page by PageHeader. */
  readonly title: string;
  /** `text` for forms and reading, `full` for grids, which scroll by themselves, `canvas` to the very edges. */
  readonly width?: 'text' | 'wide' | 'full' | 'canvas';
  readonly children: ReactNode;
}

export function Page({ title, width = 'wide', children }: PageProps) {
  useDocumentTitle(title);
  return (
    <div className={styles.page} data-width={width}>
      {children}
    </div>
  );
}

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** A quiet line above the title: where we are. */
  readonly eyebrow?: ReactNode;
  readonly description?: ReactNode;
  /** Beside the title: a state, a version. */
  readonly meta?: ReactNode;
  /** Buttons; the last one is the main one. */
  readonly actions?: ReactNode;
  onBack?(): void;
}

export function PageHeader({ title, eyebrow, description, meta, actions, onBack }: PageHeaderProps) {
  const say = useText(uiMessages);
  return (
    <header className={styles.header}>
      <div className={styles.heading}>
        {eyebrow && (
          <div className={styles.eyebrow} data-indented={onBack !== undefined}>
            {eyebrow}
          </div>
        )}
        <div className={styles.titleLine}>
          {onBack && (
            <button type="button" className={styles.back} onClick={onBack} aria-label={say('back')}>
              <ArrowLeft aria-hidden />
            </button>
          )}
          <h1 className={styles.title}>{title}</h1>
          {meta}
        </div>
        {description && <p className={styles.description}>{description}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

export interface SectionProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page, set off by a hairline rather than a box. */
export function Section({ title, description, actions, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHeader}>
        <div>
          <h2 className={styles.sectionTitle}>{title}</h2>
          {description && <p className={styles.description}>{description}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
