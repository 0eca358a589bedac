import type { ColumnSample, FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed, type Issue } from '@atelier/problem';
import { numberText } from '../columns.ts';
import { issuesOf } from '../issues.ts';
import { checkRange } from '../number/behaviour.ts';
import { isBlank } from '../reading/characters.ts';
import { decimalsOf, Exact, isCurrency, readNumber, withoutFloatNoise } from '../reading/decimal.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import type { MoneySettings } from './definition.ts';
import { moneyDisplay, wholeDigits } from './display.ts';
import { moneyMessages } from './messages.ts';

const issue = issuesOf(moneyMessages);

const headerWords = [
  '金额',
  '消费',
  '价格',
  '单价',
  '售价',
  '总价',
  '费用',
  '余额',
  '营业额',
  '销售额',
  '实付',
  '应付',
  '定金',
  '元',
  '¥',
  'amount',
  'price',
  'spend',
  'spent',
  'cost',
  'revenue',
  'total',
  'balance',
  'fee',
  'salary',
];

export const moneyBehaviour: FieldKindBehaviour<MoneySettings> = {
  ...moneyDisplay,
  column: () => ({ type: 'numeric' }),
  toDatabase: (value) => value,
  fromDatabase(value, settings) {
    const text = numberText(value);
    return text === undefined ? null : amount(text, settings);
  },
  // '1234.5' becomes '1234.50'; what has too many digits stays as it is and is refused by the check.
  normalize(value, settings) {
    const text = typeof value === 'number' ? numberText(value) : value;
    if (typeof text !== 'string' || !/^-?\d{1,40}(\.\d{1,40})?$/.test(text.trim()))
      return value === '' ? null : value;
    const digits = withoutFloatNoise(text.trim());
    return decimalsOf(digits) <= settings.decimals ? amount(digits, settings) : digits;
  },
  checkValue: checkMoney,
  parseText(typed, settings) {
    if (isBlank(typed)) return succeed(null);
    const read = readNumber(typed);
    if (!read || read.percent) return fail(issue('money.not-an-amount'));
    const { currency } = settings;
    if (!isCurrency(read.currency, currency)) return fail(issue('money.other-currency', { currency }));
    const digits = withoutFloatNoise(read.digits);
    const value = decimalsOf(digits) <= settings.decimals ? amount(digits, settings) : digits;
    const issues = checkMoney(value, settings);
    return issues.length > 0 ? fail(...issues) : succeed(value);
  },
  searchText: () => '',
  recognize: recognizeMoney,
  checkSettings: (settings) => checkRange(settings),
};

function checkMoney(value: unknown, settings: MoneySettings): Issue[] {
  const { currency, decimals, min, max } = settings;
  if (typeof value !== 'string' || !/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value))
    return [issue('money.not-an-amount')];
  if (decimalsOf(value) > decimals) return [issue('money.too-many-decimals', { currency, decimals })];
  const exact = new Exact(value);
  if (exact.abs().gte(`1e${wholeDigits}`)) return [issue('money.too-long')];
  if (amount(value, settings) !== value) return [issue('money.not-an-amount')];
  if (min !== undefined && exact.lt(min)) return [issue('money.too-small', { min })];
  if (max !== undefined && exact.gt(max)) return [issue('money.too-large', { max })];
  return [];
}

/** Most of what is read is in the stored form already, which is told without calculating. */
const plainAmount = /^(?:0|[1-9]\d*)(?:\.(\d+))?$/;

/** The one stored form: all decimals, no sign on zero. PostgreSQL's sums may carry more; they are rounded. */
function amount(digits: string, settings: MoneySettings): string {
  const known = plainAmount.exec(digits);
  if (known && (known[1]?.length ?? 0) === settings.decimals) return digits;
  const fixed = new Exact(digits).toFixed(settings.decimals);
  return /^-0(\.0*)?$/.test(fixed) ? fixed.slice(1) : fixed;
}

function recognizeMoney(sample: ColumnSample): { likelihood: number; settings: MoneySettings } {
  let marked = 0;
  let decimals = 0;
  const codes = new Map<string, number>();
  const share = shareOf(sample, (cell) => {
    const read = readNumber(cell);
    if (!read || read.percent) return isBlank(cell);
    decimals = Math.max(decimals, decimalsOf(withoutFloatNoise(read.digits)));
    if (read.currency !== undefined) {
      marked += 1;
      const code = read.currency.split('|')[0] ?? '';
      if (code !== '元') codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    return true;
  });
  const currency = [...codes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'CNY';
  const settings = { currency, decimals: decimals > 2 ? Math.min(decimals, 4) : 2 };
  const named = headerHas(sample, headerWords);
  const seen = marked > sample.cells.length * 0.3;
  if (share < 0.7 || !(named || seen)) return { likelihood: 0, settings };
  return { likelihood: Math.min(1, share * (named && seen ? 0.98 : 0.9)), settings };
}
