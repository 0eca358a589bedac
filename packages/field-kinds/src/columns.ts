import { Exact } from './reading/decimal.ts';

/**
 * Every text column sorts by pinyin. One collation for all of them: PostgreSQL refuses to compare
 * two columns of different collations.
 */
export const textColumn = 'text COLLATE "zh-x-icu"';

/** A number as `pg` hands it over: numeric and bigint come as text. */
export function numberText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
    ? value.trim()
    : undefined;
}

/** The digits of a plain number without separators, for kinds that keep it as text. */
export function plainNumberText(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? new Exact(value).toFixed() : undefined;
}
