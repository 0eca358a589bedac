import type { Literal } from './ast.ts';
import { instantText, parseDate, parseInstant } from './calendar.ts';
import { decimalText, largestIntegerDigits, largestScale, toDecimal } from './decimal.ts';
import { limits } from './limits.ts';
import type { ExpressionCode } from './messages.ts';

export type LiteralForm =
  | { readonly value: Literal['value'] }
  | { readonly code: ExpressionCode; readonly details?: Readonly<Record<string, unknown>> };

/** The one form of a literal ('12.50' is '12.5'), or what is wrong with it. */
export function literalForm({ literalType, value }: Literal): LiteralForm {
  if (literalType === 'null' || literalType === 'boolean') {
    const fits = literalType === 'null' ? value === null : typeof value === 'boolean';
    return fits ? { value } : { code: 'expression.shape-invalid' };
  }
  if (typeof value !== 'string') return { code: 'expression.shape-invalid' };
  switch (literalType) {
    case 'text':
      return textForm(value);
    case 'number':
      return numberForm(value);
    case 'date':
      return parseDate(value) === null ? { code: 'expression.date-invalid', details: { value } } : { value };
    case 'dateTime': {
      const instant = parseInstant(value);
      if (instant === null) return { code: 'expression.date-time-invalid', details: { value } };
      return { value: instantText(instant) };
    }
  }
}

/** PostgreSQL cannot hold U+0000, and half a surrogate pair would change on its way there. */
function textForm(value: string): LiteralForm {
  if (value.length > limits.textLength) {
    return { code: 'expression.text-too-long', details: { limit: limits.textLength } };
  }
  return value.includes('\u0000') || /\p{Surrogate}/u.test(value)
    ? { code: 'expression.text-invalid' }
    : { value };
}

function numberForm(value: string): LiteralForm {
  const number = /^-?\d+(\.\d+)?$/.test(value) ? toDecimal(value) : undefined;
  if (number && (value.split('.')[1]?.length ?? 0) <= largestScale) return { value: decimalText(number) };
  return {
    code: 'expression.number-too-long',
    details: { integer: largestIntegerDigits, scale: largestScale },
  };
}
