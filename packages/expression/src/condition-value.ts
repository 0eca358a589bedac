import type { Localized } from '@atelier/problem';
import type { Expression, ValueType } from './ast.ts';
import { instantText, parseDate, parseInstant } from './calendar.ts';
import type { ConditionOperator, RelativeDate } from './condition.ts';
import { isRelativeDate } from './condition-shape.ts';
import { decimalText, toDecimal } from './decimal.ts';
import { call, numberLiteral, textLiteral } from './tree.ts';
import { typeName } from './messages.ts';

/** A plain value of a rule as a literal of the type of its field; undefined where it does not fit. */
export function conditionLiteral(value: unknown, type: ValueType): Expression | undefined {
  switch (type) {
    case 'number': {
      const number =
        typeof value === 'number' || typeof value === 'string'
          ? toDecimal(typeof value === 'string' ? value.trim() : value)
          : undefined;
      return number && numberLiteral(decimalText(number));
    }
    case 'boolean': {
      const truth =
        value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
      return truth === undefined ? undefined : { kind: 'literal', literalType: 'boolean', value: truth };
    }
    case 'date':
    case 'dateTime':
      return typeof value === 'string' ? dateLiteral(value, type) : undefined;
    case 'text':
    case 'list':
    case 'record':
    case 'user':
      return typeof value === 'string'
        ? textLiteral(value)
        : typeof value === 'number' && type === 'text'
          ? textLiteral(String(value))
          : undefined;
    case 'null':
      return undefined;
  }
}

function dateLiteral(text: string, type: 'date' | 'dateTime'): Expression | undefined {
  const date = parseDate(text);
  if (date !== null) return { kind: 'literal', literalType: 'date', value: date };
  const instant = type === 'dateTime' ? parseInstant(text) : null;
  return instant === null
    ? undefined
    : { kind: 'literal', literalType: 'dateTime', value: instantText(instant) };
}

/** What a field of a type wants to be given, for messages. */
export function wantedValue(type: ValueType): Localized {
  return type === 'list'
    ? typeName('text')
    : type === 'dateTime'
      ? typeName('date', 'dateTime')
      : typeName(type);
}

type Edge = 'start' | 'end';

/** The first or last day of a period counted from today. */
function edge({ relative, offset }: RelativeDate, side: Edge): Expression {
  const name = side === 'start' || relative === 'day' ? 'PERIODSTART' : 'PERIODEND';
  return call(name, textLiteral(relative), numberLiteral(offset));
}

/** Comparing with a period: before it begins, until it ends, after it ended, from its beginning, within it. */
export function comparePeriod(
  field: Expression,
  operator: ConditionOperator,
  period: RelativeDate,
): Expression | undefined {
  const within =
    period.relative === 'day'
      ? call('equal', field, edge(period, 'start'))
      : call('INPERIOD', field, textLiteral(period.relative), numberLiteral(period.offset));
  switch (operator) {
    case 'equal':
      return within;
    case 'notEqual':
      return call('not', within);
    case 'less':
      return call('less', field, edge(period, 'start'));
    case 'lessOrEqual':
      return call('lessOrEqual', field, edge(period, 'end'));
    case 'greater':
      return call('greater', field, edge(period, 'end'));
    case 'greaterOrEqual':
      return call('greaterOrEqual', field, edge(period, 'start'));
    default:
      return undefined;
  }
}

/** An end of a range: a literal, or the fitting edge of a period. */
export function rangeEnd(value: unknown, type: ValueType, side: Edge): Expression | undefined {
  if (!isRelativeDate(value)) return conditionLiteral(value, type);
  return type === 'date' || type === 'dateTime' ? edge(value, side) : undefined;
}
