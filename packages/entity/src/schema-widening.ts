import type { JsonSchema } from './field-kind.ts';
import { sameJson } from './same-json.ts';

/** Keywords whose smaller number accepts more, and those whose larger number does. */
const lowerBounds = new Set(['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties']);
const upperBounds = new Set(['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties']);

/** Keywords that only ever forbid, so that leaving them out accepts more. */
const restrictions = new Set(['pattern', 'format', 'uniqueItems', 'multipleOf', 'const', 'enum']);

/** Keywords that judge nothing. */
const annotations = new Set(['title', 'description', 'default', 'examples', 'x-atelier']);

/**
 * Whether every value that `before` accepts is surely accepted by `after`. True spares counting
 * rows, so anything not understood is false.
 *
 * @example acceptsAtLeast({ type: 'string', maxLength: 20 }, { type: 'string', maxLength: 50 }) // true
 */
export function acceptsAtLeast(before: JsonSchema, after: JsonSchema): boolean {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords].every((keyword) => {
    const [old, next] = [before[keyword], after[keyword]];
    if (annotations.has(keyword) || sameJson(old, next)) return true;
    if (
      next === undefined &&
      (restrictions.has(keyword) || lowerBounds.has(keyword) || upperBounds.has(keyword))
    )
      return true;
    if (typeof old === 'number' && typeof next === 'number') {
      return (lowerBounds.has(keyword) && next <= old) || (upperBounds.has(keyword) && next >= old);
    }
    if (keyword === 'enum' && Array.isArray(old) && Array.isArray(next)) return isSubset(old, next);
    return keyword === 'items' && isSchema(old) && isSchema(next) && acceptsAtLeast(old, next);
  });
}

function isSubset(part: readonly unknown[], whole: readonly unknown[]): boolean {
  return part.every((value) => whole.some((other) => sameJson(value, other)));
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
