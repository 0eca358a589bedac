import { bug, pointer, type Issue } from '@atelier/problem';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonSchema } from './field-kind.ts';
import { linearPattern } from './pattern.ts';

/**
 * The one place that runs JSON Schemas. Schemas come from kinds and from us, never from a user;
 * only their numbers and patterns may. Hence: strict, nothing is fetched (`loadSchema` is not set and
 * a `$ref` outside the schema does not compile), patterns run in linear time.
 */
export type SchemaCheck = (value: unknown) => Issue[];

/** Formats that a schema may name. */
const formats = ['date', 'time', 'date-time', 'email', 'uri', 'uuid'] as const;

/** Compiled checks by the text of their schema: many fields share one, and every publish asks again. */
const compiled = new Map<string, SchemaCheck>();
const mostCompiled = 5000;

let ajv: Ajv2020 | undefined;

/**
 * The check of a schema. Issues carry codes of `entityMessages`, pointers below the value, and the
 * limit that was missed. Throws a bug for a schema that is not one of ours, and `EvalError` where a
 * content security policy forbids generated code.
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

function compile(schema: JsonSchema): SchemaCheck {
  ajv ??= createAjv();
  const validate: ValidateFunction = ajv.compile(schema);
  // Ajv keeps every schema it has seen; the compiled function lives without that.
  ajv.removeSchema(schema);
  return (value) => {
    if (validate(value)) return [];
    return outermost(validate.errors ?? []).map(issueOf);
  };
}

function createAjv(): Ajv2020 {
  const regExp = Object.assign(
    (source: string) => {
      const pattern = linearPattern(source);
      if (!pattern) throw bug(`pattern outside of what runs in linear time: ${source}`);
      // Ajv tells patterns apart by this text.
      return { test: pattern.test, toString: () => `/${source}/u` };
    },
    { code: 'linearPattern' },
  );
  const made = new Ajv2020({
    allErrors: true,
    strictSchema: true,
    strictNumbers: true,
    strictTypes: false,
    strictTuples: true,
    unicodeRegExp: true,
    // Schemas are written by us and checked against the meta-schema in tests; here it only costs time.
    meta: false,
    validateSchema: false,
    logger: false,
    code: { regExp },
  });
  made.addKeyword('x-atelier');
  for (const name of formats) made.addFormat(name, fullFormats[name]);
  return made;
}

/** Inside `anyOf` and its like every branch complains; only the whole is worth saying. */
function outermost(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  return errors.filter((error) => !/\/(anyOf|oneOf|not|contains|propertyNames|if)\//.test(error.schemaPath));
}

function issueOf(error: ErrorObject): Issue {
  const params: Readonly<Record<string, unknown>> = error.params;
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired':
      return { code: 'value.required', at: error.instancePath + pointer(String(params.missingProperty)) };
    case 'additionalProperties':
      return unknownKey(error, params.additionalProperty);
    case 'unevaluatedProperties':
      return unknownKey(error, params.unevaluatedProperty);
    case 'propertyNames':
      return unknownKey(error, params.propertyName);
    case 'type':
      return { code: typeCodes[String(params.type)] ?? 'value.not-accepted', at: error.instancePath };
    case 'format':
      return { code: formatCodes[String(params.format)] ?? 'value.not-accepted', at: error.instancePath };
    default:
      return keywordIssue(error, params);
  }
}

function unknownKey(error: ErrorObject, key: unknown): Issue {
  return {
    code: 'value.unknown-key',
    at: error.instancePath + pointer(String(key)),
    details: { key: String(key) },
  };
}

function keywordIssue(error: ErrorObject, params: Readonly<Record<string, unknown>>): Issue {
  const limit = params.limit ?? params.multipleOf;
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

const formatCodes: Readonly<Record<(typeof formats)[number], string>> & Readonly<Record<string, string>> = {
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
