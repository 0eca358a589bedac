import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useLanguage, useText } from '../text/language.ts';
import { uiMessages } from '../ui-messages.ts';
import styles from './small-parts.module.css';

export interface ProgressBarProps {
  /** 0 … 1; undefined while the whole is not known. */
  readonly share: number | undefined;
  readonly label?: string;
}

export function ProgressBar({ share, label }: ProgressBarProps) {
  const say = useText(uiMessages);
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={label ?? say('progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent !== undefined && { 'aria-valuenow': percent })}
    >
      <div
        className={styles.progressFill}
        data-unknown={percent === undefined}
        style={{ width: `${percent ?? 30}%` }}
      />
    </div>
  );
}

export interface KeyValueProps {
  readonly items: readonly { readonly key: string; readonly label: ReactNode; readonly value: ReactNode }[];
  readonly columns?: 1 | 2;
}

/** Facts: a quiet label and its value. */
export function KeyValue({ items, columns = 1 }: KeyValueProps) {
  return (
    <dl className={styles.facts} data-columns={columns}>
      {items.map((item) => (
        <div key={item.key} className={styles.fact}>
          <dt className={styles.factLabel}>{item.label}</dt>
          <dd className={styles.factValue}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type NoticeTone = 'notice' | 'success' | 'caution' | 'danger';

const noticeIcons = {
  notice: Info,
  success: CircleCheck,
  caution: TriangleAlert,
  danger: CircleAlert,
} as const;

export interface InlineNoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** A remark in the flow of a page. */
export function InlineNotice({ tone = 'notice', title, children, actions }: InlineNoticeProps) {
  const Picture = noticeIcons[tone];
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'danger' ? 'alert' : 'note'}>
      <Picture aria-hidden />
      <div className={styles.noticeBody}>
        {title && <p className={styles.noticeTitle}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {actions && <div className={styles.noticeActions}>{actions}</div>}
    </div>
  );
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const keyNames: Readonly<Record<string, string>> = isMac
  ? { Mod: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↵' }
  : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Enter: 'Enter' };

/** `<KeyboardHint keys="Mod+Enter" />` in the spelling of this device. */
export function KeyboardHint({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {keyNames[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}

/** The first sign of a name, on a tint that stays the same for the same name. */
export function Avatar({ name, size = 28 }: { readonly name: string; readonly size?: number }) {
  const first = [...name.trim()][0]?.toUpperCase() ?? '·';
  const tint = [...name].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 360, 7);
  return (
    <span
      className={styles.avatar}
      aria-hidden
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.44),
        ['--tint' as string]: String(tint),
      }}
    >
      {first}
    </span>
  );
}

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** '3 天前', 'in 2 days', 'just now'. `now` is given so that the answer does not depend on the clock. */
export function relativeTime(at: Date, now: Date, language: 'zh' | 'en'): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { numeric: 'auto' });
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  if (!step) return format.format(0, 'second');
  return format.format(Math.trunc(seconds / step[1]), step[0]);
}

let clock = new Date();
const ticks = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  clock = new Date();
  for (const listener of ticks) listener();
}

function followClock(listener: () => void): () => void {
  if (ticks.size === 0) {
    timer = setInterval(tick, 60_000);
    // The page may have shown no time for hours.
    queueMicrotask(tick);
  }
  ticks.add(listener);
  return () => {
    ticks.delete(listener);
    if (ticks.size === 0) clearInterval(timer);
  };
}

/** The time to the minute, the same for everything on the page. */
function useNow(): Date {
  return useSyncExternalStore(followClock, () => clock);
}

export interface RelativeTimeProps {
  /** ISO 8601. */
  readonly at: string;
  readonly timeZone?: string;
}

/** How long ago or how far ahead; the exact time on hover and for machines. */
export function RelativeTime({ at, timeZone }: RelativeTimeProps) {
  const language = useLanguage();
  const now = useNow();
  const date = new Date(at);
  const exact = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone && { timeZone }),
  }).format(date);
  return (
    <time dateTime={at} title={exact}>
      {relativeTime(date, now, language)}
    </time>
  );
}
