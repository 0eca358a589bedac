import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useText } from '../text/language.ts';
import { uiMessages } from '../ui-messages.ts';
import styles from './states.module.css';

export interface EmptyStateProps {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly picture?: ReactNode;
  /** What to do about it. */
  readonly actions?: ReactNode;
}

/** Nothing here, why that is, and what to do next. */
export function EmptyState({ title, text, picture, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {picture && (
        <div className={styles.picture} aria-hidden>
          {picture}
        </div>
      )}
      <h2 className={styles.emptyTitle}>{title}</h2>
      {text && <p className={styles.emptyText}>{text}</p>}
      {actions && <div className={styles.emptyActions}>{actions}</div>}
    </div>
  );
}

/** The readable part of an `application/problem+json` answer. */
export interface ShownProblem {
  readonly title: string;
  readonly code?: string;
  readonly traceId?: string;
  readonly issues?: readonly { readonly at: string; readonly message: string }[];
}

export interface ErrorPanelProps {
  readonly problem: ShownProblem;
  onRetry?(): void;
  readonly actions?: ReactNode;
}

/** A failure in place of what it prevented: the sentence, every issue, and the id to quote. */
export function ErrorPanel({ problem, onRetry, actions }: ErrorPanelProps) {
  const say = useText(uiMessages);
  return (
    <div className={styles.error} role="alert">
      <p className={styles.errorTitle}>{problem.title}</p>
      {problem.issues && problem.issues.length > 0 && (
        <ul className={styles.issues}>
          {problem.issues.map((issue, index) => (
            <li key={`${issue.at} ${index}`}>
              {issue.message}
              {issue.at && <code className={styles.at}>{issue.at}</code>}
            </li>
          ))}
        </ul>
      )}
      {problem.traceId && <TraceId id={problem.traceId} />}
      {(onRetry || actions) && (
        <div className={styles.errorActions}>
          {onRetry && <Button onClick={onRetry}>{say('retry')}</Button>}
          {actions}
        </div>
      )}
    </div>
  );
}

function TraceId({ id }: { readonly id: string }) {
  const say = useText(uiMessages);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(id);
    setCopied(true);
  };
  return (
    <p className={styles.trace}>
      {say('traceId')} <code>{id}</code>
      {navigator.clipboard && (
        <button type="button" className={styles.copy} onClick={() => void copy()}>
          {copied ? say('copied') : say('copy')}
        </button>
      )}
    </p>
  );
}

/** Quiet bars in the shape of what is coming. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const say = useText(uiMessages);
  return (
    <div role="status" className={styles.loading}>
      <span className="at-visually-hidden">{say('loading')}</span>
      {widths(rows).map((width, index) => (
        <div key={index} className={styles.bar} style={{ width }} aria-hidden />
      ))}
    </div>
  );
}

function widths(rows: number): string[] {
  const rhythm = ['62%', '88%', '74%', '95%', '53%'];
  return Array.from({ length: rows }, (_, index) => rhythm[index % rhythm.length] ?? '100%');
}
