import { pointer, type Issue } from '@atelier/problem';
import type { ErrorObject, SchemaObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formats } from './formats.ts';

/** Checks a value in place; every issue with a JSON Pointer into the value. */
export type Validator = (value: unknown) => Issue[];

const options = { allErrors: true, strict: false, validateFormats: true, formats } as const;

const strict = new Ajv2020(options);
/** Addresses carry text only: '50' becomes 50 where the schema wants a number. */
const coercing = new Ajv2020({ ...options, coerceTypes: true });

/** For bodies: nothing is converted, and a property that the schema does not name is refused. */
export function compileStrict(schema: SchemaObject): Validator {
  return validator(strict.compile(closed(schema)));
}

/** For path and search parameters. */
export function compileSearch(schema: SchemaObject): Validator {
  return validator(coercing.compile(closed(schema)));
}

function validator(validate: ValidateFunction): Validator {
  return (value) => (validate(value) ? none : issuesOf(validate.errors ?? []));
}

const none: Issue[] = [];

/** `allErrors` on a hostile body could make a list longer than the body. */
const mostIssues = 50;

function issuesOf(errors: readonly ErrorObject[]): Issue[] {
  // A failed alternative reports every branch; the sentence about the whole says enough.
  const told = errors.filter((error) => !/\/(anyOf|oneOf)\/\d+\//.test(error.schemaPath));
  return (told.length > 0 ? told : errors).slice(0, mostIssues).map(issueOf);
}

function issueOf({ keyword, instancePath, params }: ErrorObject): Issue {
  const details = params as Record<string, unknown>;
  switch (keyword) {
    case 'required':
      return { code: 'request.missing', at: instancePath + pointer(String(details['missingProperty'])) };
    case 'additionalProperties':
      return {
        code: 'request.unexpected',
        at: instancePath + pointer(String(details['additionalProperty'])),
      };
    case 'unevaluatedProperties':
      return {
        code: 'request.unexpected',
        at: instancePath + pointer(String(details['unevaluatedProperty'])),
      };
    case 'type':
      return { code: 'request.wrong-type', at: instancePath, details: { expected: String(details['type']) } };
    case 'enum':
    case 'const':
    case 'anyOf':
    case 'oneOf':
      return { code: 'request.not-allowed', at: instancePath };
    case 'minLength':
    case 'minItems':
    case 'minimum':
    case 'exclusiveMinimum':
      return {
        code: `request.below-${measured(keyword)}`,
        at: instancePath,
        details: { limit: details['limit'] },
      };
    case 'maxLength':
    case 'maxItems':
    case 'maximum':
    case 'exclusiveMaximum':
      return {
        code: `request.above-${measured(keyword)}`,
        at: instancePath,
        details: { limit: details['limit'] },
      };
    case 'uniqueItems':
      return { code: 'request.repeated', at: instancePath };
    case 'format':
      return { code: 'request.wrong-format', at: instancePath, details: { format: details['format'] } };
    default:
      return { code: 'request.wrong-shape', at: instancePath };
  }
}

function measured(keyword: string): 'length' | 'count' | 'amount' {
  if (keyword.endsWith('Length')) return 'length';
  return keyword.endsWith('Items') ? 'count' : 'amount';
}

/**
 * A copy of the schema in which every described object refuses further properties: what is not in the
 * description cannot be slipped in. Objects without described properties (documents that a package
 * checks itself) stay open.
 */
function closed(schema: SchemaObject): SchemaObject {
  return close(schema, false) as SchemaObject;
}

function close(node: unknown, insideAll: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => close(item, insideAll));
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    copy[key] = literal.has(key) ? value : close(value, key === 'allOf');
  }
  if (insideAll || 'additionalProperties' in copy) return copy;
  if (isSchemaWithProperties(copy))
    copy[copy['allOf'] ? 'unevaluatedProperties' : 'additionalProperties'] = false;
  return copy;
}

/** Keywords whose value is data, not a schema. */
const literal = new Set(['const', 'enum', 'default', 'examples', 'required']);

function isSchemaWithProperties(node: Record<string, unknown>): boolean {
  return node['type'] === 'object' ? 'properties' in node : Array.isArray(node['allOf']);
}
