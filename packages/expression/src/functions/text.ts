import type { Expression } from '../ast.ts';
import { localTime, padded } from '../calendar.ts';
import { textBound } from '../bound.ts';
import { Decimal } from '../decimal.ts';
import { joinSql, parameter, raw, sql, type SqlFragment } from '../sql.ts';
import { typeOf } from '../tree.ts';
import type { Arguments, FunctionDefinition, SqlArguments } from './definition.ts';

/**
 * TEXT with a format that is written out. Numbers: 0, 0.00 (up to ten decimals), #,##0.00, 0%, 0.0%.
 * Dates: YYYY MM DD M D HH mm with any other characters between, as in YYYY年M月D日.
 */
interface NumberFormat {
  readonly grouped: boolean;
  readonly decimals: number;
  readonly percent: boolean;
}

const numberFormat = /^(#,##0|0)(?:\.(0{1,10}))?(%?)$/;

function parseNumberFormat(format: string): NumberFormat | undefined {
  const found = numberFormat.exec(format);
  if (!found) return undefined;
  return { grouped: found[1] === '#,##0', decimals: found[2]?.length ?? 0, percent: found[3] === '%' };
}

const dateTokens = ['YYYY', 'MM', 'DD', 'HH', 'mm', 'M', 'D'] as const;
type DateToken = (typeof dateTokens)[number];

/** Tokens of a date format, other characters as they are; undefined when it names nothing of a date. */
function parseDateFormat(format: string): (DateToken | { readonly text: string })[] | undefined {
  const parts = format.split(/(YYYY|MM|DD|HH|mm|M|D)/).filter((part) => part !== '');
  const isToken = (part: string): part is DateToken => dateTokens.some((token) => token === part);
  if (!parts.some(isToken) || parts.some((part) => !isToken(part) && /[A-Za-z]/.test(part))) return undefined;
  return parts.map((part) => (isToken(part) ? part : { text: part }));
}

const sqlTokens: Readonly<Record<DateToken, string>> = {
  YYYY: 'YYYY',
  MM: 'MM',
  DD: 'DD',
  HH: 'HH24',
  mm: 'MI',
  M: 'FMMM',
  D: 'FMDD',
};

const formatOf = (node: Expression) =>
  node.kind === 'literal' && typeof node.value === 'string' ? node.value : '';

function formatNumber(value: Decimal, format: NumberFormat): string {
  const scaled = format.percent ? value.times(100) : value;
  const rounded = scaled.toDecimalPlaces(format.decimals);
  const text = (rounded.isZero() ? new Decimal(0) : rounded).toFixed(format.decimals);
  const end = format.decimals > 0 ? '\\.' : '$';
  const grouped = format.grouped
    ? text.replace(new RegExp(`([0-9])(?=([0-9]{3})+${end})`, 'g'), '$1,')
    : text;
  return format.percent ? `${grouped}%` : grouped;
}

function formatNumberSql(value: SqlFragment, format: NumberFormat): SqlFragment {
  const scaled = format.percent ? sql`${value} * 100` : value;
  const text = sql`(round(${scaled}, ${raw(String(format.decimals))})::text COLLATE "C")`;
  const pattern = `([0-9])(?=([0-9]{3})+${format.decimals > 0 ? '\\.' : '$'})`;
  const grouped = format.grouped
    ? sql`regexp_replace(${text}, ${parameter(pattern, 'text')}, ${parameter('\\1,', 'text')}, 'g')`
    : text;
  return format.percent ? sql`(${grouped} || '%')` : grouped;
}

function formatDate(args: Arguments): string | null {
  const value = args.value(0);
  const parts = parseDateFormat(formatOf(args.node(1)));
  if ((typeof value !== 'bigint' && typeof value !== 'string') || !parts) return null;
  const local = typeof value === 'bigint' ? localTime(value, args.environment.zone) : undefined;
  const [year = '', month = '', day = ''] = (local?.toPlainDate().toString() ?? String(value)).split('-');
  const tokens: Readonly<Record<DateToken, string>> = {
    YYYY: year,
    MM: month,
    DD: day,
    HH: padded(local?.hour ?? 0, 2),
    mm: padded(local?.minute ?? 0, 2),
    M: String(Number(month)),
    D: String(Number(day)),
  };
  return parts.map((part) => (typeof part === 'string' ? tokens[part] : part.text)).join('');
}

function formatDateSql(args: SqlArguments): SqlFragment {
  const zone = parameter(args.environment.zone, 'text');
  const value = args.value(0).sql;
  const local = args.type(0) === 'dateTime' ? sql`(${value} AT TIME ZONE ${zone})` : sql`${value}::timestamp`;
  return args.once([local], (moment) => {
    const parts = (parseDateFormat(formatOf(args.node(1))) ?? []).map((part) =>
      typeof part === 'string'
        ? sql`to_char(${moment}, ${raw(`'${sqlTokens[part]}'`)})`
        : parameter(part.text, 'text'),
    );
    return sql`((${joinSql(parts, ' || ')}) COLLATE "C")`;
  });
}

export const text: FunctionDefinition = {
  name: 'TEXT',
  group: 'text',
  parameters: [
    { name: 'value', types: ['number', 'date', 'dateTime'] },
    { name: 'format', types: ['text'] },
  ],
  returns: 'text',
  bound: ([value, format]) => textBound((value?.integer ?? 0) * 2 + (format?.characters ?? 0) + 40),
  check: ([value, format], report) => {
    if (!value || !format) return undefined;
    const isNumber = typeOf(value) === 'number';
    const written = formatOf(format);
    const isKnown = isNumber ? parseNumberFormat(written) : parseDateFormat(written);
    if (!isKnown) {
      const choices = isNumber
        ? ['0', '0.00', '#,##0', '#,##0.00', '0%']
        : ['YYYY-MM-DD', 'YYYY年M月D日', 'YYYY-MM-DD HH:mm'];
      report(1, 'expression.format-invalid', { value: written, choices });
    }
    return undefined;
  },
  evaluate: (args) => {
    const value = args.value(0);
    if (value === null) return null;
    const format = parseNumberFormat(formatOf(args.node(1)));
    return Decimal.isDecimal(value) && format ? formatNumber(value, format) : formatDate(args);
  },
  sql: (args) => {
    const format = args.type(0) === 'number' ? parseNumberFormat(formatOf(args.node(1))) : undefined;
    return {
      sql: format ? formatNumberSql(args.number(0), format) : formatDateSql(args),
      nullable: args.nullable(0),
    };
  },
  help: {
    summary: {
      zh: '按格式把数字或日期写成文本：0.00、#,##0、0%、YYYY年M月D日、YYYY-MM-DD HH:mm',
      en: 'A number or date as text in a format: 0.00, #,##0, 0%, YYYY-MM-DD, YYYY-MM-DD HH:mm',
    },
    example: { formula: 'TEXT(1234567.5, "#,##0.00")', result: '1,234,567.50' },
  },
};
