import type { ColumnSample, FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed, type Issue } from '@atelier/problem';
import { numberText } from '../columns.ts';
import { issuesOf } from '../issues.ts';
import { checkRange } from '../number/behaviour.ts';
import { isBlank } from '../reading/characters.ts';
import { decimalsOf, Exact, plainDigits, readNumber, withoutFloatNoise } from '../reading/decimal.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import type { PercentSettings } from './definition.ts';
import { percentDisplay } from './display.ts';
import { percentMessages } from './messages.ts';

const issue = issuesOf(percentMessages);

/** A value is a fraction: 0.15 is 15 %. */
export const percentBehaviour: FieldKindBehaviour<PercentSettings> = {
  ...percentDisplay,
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
  checkValue: checkPercent,
  parseText(typed, settings) {
    if (isBlank(typed)) return succeed(null);
    const read = readNumber(typed);
    if (!read || read.currency !== undefined) return fail(issue('percent.not-a-percentage'));
    const digits = new Exact(withoutFloatNoise(read.digits));
    const value = Number(
      plainDigits(read.percent || settings.plain === 'percent' ? digits.div(100) : digits),
    );
    const issues = checkPercent(value, settings);
    return issues.length > 0 ? fail(...issues) : succeed(value);
  },
  searchText: () => '',
  recognize: recognizePercent,
  checkSettings: (settings) => checkRange(settings),
};

function checkPercent(value: unknown, settings: PercentSettings): Issue[] {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 1e9) {
    return [issue('percent.not-a-percentage')];
  }
  const { decimals, min, max } = settings;
  const exact = new Exact(String(value)).times(100);
  const issues: Issue[] = [];
  if (decimalsOf(plainDigits(exact)) > decimals)
    issues.push(issue('percent.too-many-decimals', { decimals }));
  if (min !== undefined && exact.lt(min)) issues.push(issue('percent.too-small', { min }));
  if (max !== undefined && exact.gt(max)) issues.push(issue('percent.too-large', { max }));
  return issues;
}

function recognizePercent(sample: ColumnSample): { likelihood: number; settings: PercentSettings } {
  let signs = 0;
  let decimals = 0;
  let fractions = true;
  const share = shareOf(sample, (cell) => {
    const read = readNumber(cell);
    if (!read || read.currency !== undefined) return isBlank(cell);
    if (read.percent) signs += 1;
    else if (new Exact(read.digits).abs().gt(1)) fractions = false;
    const places = decimalsOf(withoutFloatNoise(read.digits));
    decimals = Math.max(decimals, read.percent ? places : places - 2);
    return true;
  });
  const plainNumbers = signs < sample.cells.length;
  const settings: PercentSettings = {
    decimals: Math.min(Math.max(decimals, 0), 6),
    plain: plainNumbers && fractions && signs === 0 ? 'fraction' : 'percent',
  };
  const named = headerHas(sample, [
    '%',
    '百分比',
    '占比',
    '比例',
    '折扣率',
    '完成率',
    'percent',
    'percentage',
    'rate',
    'ratio',
    'share',
  ]);
  const signed = sample.cells.length > 0 && signs / sample.cells.length > 0.5;
  if (share < 0.7 || !(signed || (named && fractions))) return { likelihood: 0, settings };
  return { likelihood: share * (signed ? 0.95 : 0.8), settings };
}
