import type { FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed, type Issue } from '@atelier/problem';
import { numberText } from '../columns.ts';
import { issuesOf } from '../issues.ts';
import { isBlank } from '../reading/characters.ts';
import { decimalsOf, Exact, readNumber, withoutFloatNoise } from '../reading/decimal.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import type { NumberSettings } from './definition.ts';
import { numberDisplay } from './display.ts';
import { numberMessages } from './messages.ts';

const issue = issuesOf(numberMessages);

/** JSON numbers are exact up to 15 significant digits; beyond, two different texts are one number. */
const significantDigits = 15;

export const numberBehaviour: FieldKindBehaviour<NumberSettings> = {
  ...numberDisplay,
  column: () => ({ type: 'numeric' }),
  toDatabase: (value) => value,
  fromDatabase(value) {
    const text = numberText(value);
    return text === undefined ? null : Number(text);
  },
  normalize: (value) =>
    typeof value === 'number' && Number.isFinite(value)
      ? Number(withoutFloatNoise(String(value))) + 0
      : value,
  checkValue: checkNumber,
  parseText(typed, settings) {
    if (isBlank(typed)) return succeed(null);
    const read = readNumber(withoutUnit(typed, settings.unit));
    if (!read || read.percent || read.currency !== undefined) return fail(issue('number.not-a-number'));
    const digits = withoutFloatNoise(read.digits);
    if (new Exact(digits).precision() > significantDigits || new Exact(digits).abs().gt(1e15))
      return fail(issue('number.too-long'));
    const value = Number(digits);
    const issues = checkNumber(value, settings);
    return issues.length > 0 ? fail(...issues) : succeed(value);
  },
  searchText: () => '',
  recognize(sample) {
    const share = shareOf(
      sample,
      (cell) => isBlank(cell) || (readNumber(cell) !== undefined && !/^0\d/.test(cell)),
    );
    const header = headerHas(sample, [
      '数量',
      '次数',
      '件数',
      '数',
      '年龄',
      '积分',
      'count',
      'quantity',
      'qty',
      'age',
      'points',
      'number',
    ]);
    const decimals = sample.cells.reduce((most, cell) => {
      const read = readNumber(cell);
      return read ? Math.max(most, decimalsOf(read.digits)) : most;
    }, 0);
    const settings = { decimals: Math.min(decimals, 8), grouping: true };
    return { likelihood: share < 0.8 ? 0 : share * (header ? 0.8 : 0.65), settings };
  },
  checkSettings: (settings) => checkRange(settings),
};

/** Whether the smallest allowed value is above the largest. */
export function checkRange(settings: { readonly min?: number; readonly max?: number }): Issue[] {
  const { min, max } = settings;
  return min !== undefined && max !== undefined && min > max
    ? [issue('number.empty-range', undefined, '/min')]
    : [];
}

function checkNumber(value: unknown, settings: NumberSettings): Issue[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [issue('number.not-a-number')];
  if (Math.abs(value) > 1e15) return [issue('number.too-long')];
  const issues: Issue[] = [];
  const { decimals, min, max } = settings;
  if (decimalsOf(String(value)) > decimals) issues.push(issue('number.too-many-decimals', { decimals }));
  if (min !== undefined && value < min) issues.push(issue('number.too-small', { min }));
  if (max !== undefined && value > max) issues.push(issue('number.too-large', { max }));
  return issues;
}

function withoutUnit(typed: string, unit: string | undefined): string {
  const text = typed.trim();
  return unit && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
}
