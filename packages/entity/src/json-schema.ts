import { bug, pointer, type Issue } from '@atelier/problem';
import { Compile, type Validator } from 'typebox/schema';
import { Settings } from 'typebox/system';
import type { JsonSchema } from './field-kind.ts';
import { runnableSchema, writtenFormat } from './runnable-schema.ts';

/**
 * The one place that runs JSON Schemas. Schemas come from kinds and from us, never from a user;
 * only their numbers and patterns may. Hence: strict, nothing is fetched, patterns run in linear time.
 * Where a content security policy forbids generated code, the engine interprets the same schema.
 */
export type SchemaCheck = (value: unknown) => Issue[];

/** Compiled checks by the text of their schema: many fields share one, and every publish asks again. */
const compiled = new Map<string, SchemaCheck>();
const mostCompiled = 5000;

/** More than this about one value helps nobody, and a hostile document could have millions. */
const mostErrors = 1000;

/**
 * The check of a schema. Issues carry codes of `entityMessages`, pointers below the value, and the
 * limit that was missed. Throws a bug for a schema that is not one of ours.
 *
 * @example schemaCheck({ type: 'string', maxLength: 3 })('abcd') // [{ code: 'value.too-long', at: '', details: { limit: 3 } }]
 */
export function schemaCheck(schema: JsonSchema): SchemaCheck {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known) return known;
  const check = compile(schema);
  if (compiled.size >= mostCompiled) compiled.clear();
  compiled.set(key, check);
  return check;
}

type SchemaError = ReturnType<Validator['Errors']>[1][number];

function compile(schema: JsonSchema): SchemaCheck {
  const validator: Validator = Compile(runnableSchema(schema));
  return (value) => {
    if (validator.Check(value)) return [];
    const issues = everyError(validator, value)
      .filter((error) => isOutermost(error.schemaPath) && !isEcho(error))
      .flatMap((error) => issuesOf(error, value));
    return issues.length > 0 ? issues : [{ code: 'value.not-accepted', at: '' }];
  };
}

/** The engine stops at eight errors for everyone, unless told; others may rely on that. */
function everyError(validator: Validator, value: unknown): readonly SchemaError[] {
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: mostErrors });
  try {
    return validator.Errors(value)[1];
  } finally {
    Settings.Set({ maxErrors });
  }
}

const branching: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'not', 'contains', 'propertyNames', 'if']);
const naming: ReadonlySet<string> = new Set(['properties', 'dependentSchemas']);

/** Inside `anyOf` and its like every branch complains; only the whole is worth saying. */
function isOutermost(schemaPath: string): boolean {
  const segments = schemaPath.split('/').slice(1);
  // After `properties` comes a name, which may read like a keyword.
  return !segments.some((segment, index) => branching.has(segment) && !naming.has(segments[index - 1] ?? ''));
}

/** `false` says again, of the unwanted key, what its object says already. */
function isEcho(error: SchemaError): boolean {
  return error.keyword === 'boolean' && /\/(additional|unevaluated)Properties$/.test(error.schemaPath);
}

function issuesOf(error: SchemaError, value: unknown): Issue[] {
  const at = error.instancePath;
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((key) => missing(at, key));
    case 'dependentRequired': {
      const holder = valueAt(value, at);
      return error.params.dependencies
        .filter((key) => !Object.hasOwn(holder, key))
        .map((key) => missing(at, key));
    }
    case 'additionalProperties':
      return error.params.additionalProperties.map((key) => unknownKey(at, key));
    case 'unevaluatedProperties':
      return error.params.unevaluatedProperties.map((key) => unknownKey(at, String(key)));
    case 'propertyNames':
      return error.params.propertyNames.map((key) => unknownKey(at, key));
    case 'type':
      return [{ code: typeCodes[String(error.params.type)] ?? 'value.not-accepted', at }];
    case 'format':
      return [{ code: formatCodes[writtenFormat(error.params.format)] ?? 'value.not-accepted', at }];
    default:
      return [keywordIssue(error)];
  }
}

function missing(at: string, key: string): Issue {
  return { code: 'value.required', at: at + pointer(key) };
}

function unknownKey(at: string, key: string): Issue {
  return { code: 'value.unknown-key', at: at + pointer(key), details: { key } };
}

/** The object at a place that the engine has just named. */
function valueAt(value: unknown, at: string): object {
  const keys = at.split('/').slice(1);
  const found = keys.reduce<unknown>((inner, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined;
  }, value);
  if (typeof found !== 'object' || found === null) throw bug(`no object at ${at}`);
  return found;
}

function keywordIssue(error: SchemaError): Issue {
  const params: object = error.params;
  const limit = 'limit' in params ? params.limit : 'multipleOf' in params ? params.multipleOf : undefined;
  const single = error.keyword === 'minLength' && limit === 1;
  const code = single ? 'value.empty' : (keywordCodes[error.keyword] ?? 'value.not-accepted');
  return limit === undefined
    ? { code, at: error.instancePath }
    : { code, at: error.instancePath, details: { limit } };
}

const typeCodes: Readonly<Record<string, string>> = {
  string: 'value.not-text',
  number: 'value.not-number',
  integer: 'value.not-integer',
  boolean: 'value.not-boolean',
  array: 'value.not-list',
  object: 'value.not-object',
};

const formatCodes: Readonly<Record<string, string>> = {
  date: 'value.not-date',
  time: 'value.not-time',
  'date-time': 'value.not-date-time',
  email: 'value.not-email',
  uri: 'value.not-url',
  uuid: 'value.not-id',
};

const keywordCodes: Readonly<Record<string, string>> = {
  minLength: 'value.too-short',
  maxLength: 'value.too-long',
  pattern: 'value.pattern',
  minimum: 'value.too-small',
  maximum: 'value.too-large',
  exclusiveMinimum: 'value.not-above',
  exclusiveMaximum: 'value.not-below',
  multipleOf: 'value.not-multiple',
  minItems: 'value.too-few',
  maxItems: 'value.too-many',
  uniqueItems: 'value.repeated',
  minProperties: 'value.too-few-keys',
  maxProperties: 'value.too-many-keys',
  enum: 'value.not-an-option',
  const: 'value.not-an-option',
};
