import { bug } from '@atelier/problem';
import { Format } from 'typebox/format';
import type { JsonSchema } from './field-kind.ts';
import { linearPattern, type LinearPattern } from './pattern.ts';

/** Keywords that hold a value, one schema, a list of schemas, or schemas by name. What is in none of these does not run. */
const plain: ReadonlySet<string> = new Set([
  'type',
  'const',
  'enum',
  'required',
  'dependentRequired',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'title',
  'description',
  'default',
  'examples',
  'readOnly',
  'writeOnly',
  'deprecated',
  '$comment',
  'x-atelier',
]);
const one: ReadonlySet<string> = new Set([
  'not',
  'if',
  'then',
  'else',
  'items',
  'contains',
  'propertyNames',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
]);
const several: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named: ReadonlySet<string> = new Set(['properties', 'dependentSchemas']);

/**
 * The schema as the engine is to run it: with patterns that cannot hang and with our own formats. An
 * engine passes over what it does not know; a misspelt keyword would then allow everything, so here it
 * is a bug. So is every reference: no schema of ours needs one, and none may lead outside.
 */
export function runnableSchema(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, runnable(keyword, value)]),
  );
}

function runnable(keyword: string, value: unknown): unknown {
  if (plain.has(keyword)) return value;
  if (one.has(keyword)) return inner(keyword, value);
  if (several.has(keyword) && Array.isArray(value)) return value.map((item: unknown) => inner(keyword, item));
  if (named.has(keyword) && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inner(keyword, item)]));
  }
  if (keyword === 'pattern' && typeof value === 'string') return safePattern(value);
  if (keyword === 'format' && typeof value === 'string') return ownFormat(value);
  throw bug(`schema keyword that cannot be run: ${keyword}`);
}

function inner(keyword: string, value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  if (!isObject(value)) throw bug(`no schema below ${keyword}`);
  return runnableSchema(value);
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The engine asks nothing of a pattern but `test`. */
class SafePattern extends RegExp {
  constructor(
    source: string,
    private readonly matcher: LinearPattern,
  ) {
    super(source, 'u');
  }

  override test(text: string): boolean {
    return this.matcher.test(text);
  }
}

function safePattern(source: string): RegExp {
  const matcher = linearPattern(source);
  if (!matcher) throw bug(`pattern outside of what runs in linear time: ${source}`);
  return new SafePattern(source, matcher);
}

/**
 * Formats are registered for the whole process under names of our own, so that a stored value means
 * the same whatever the engine's next version thinks of them.
 */
const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: Format.IsDate,
  time: (text) => Format.IsTime(text),
  // RFC 3339 allows a space for the T; a zone in brackets (RFC 9557) is not for us.
  'date-time': (text) => !text.includes('[') && Format.IsDateTime(text.replace(/^(\S+)\s/, '$1T')),
  // Quoted names and names of machines without a dot are allowed in mail, but nobody has them.
  email: (text) => /^[^"].*@[^[\]]+\.[^.]+$/.test(text) && Format.IsEmail(text),
  uri: (text) => !text.endsWith(':') && Format.IsUri(text),
  uuid: (text) => Format.IsUuid(text.replace(/^urn:uuid:/i, '')),
};
const own = 'atelier:';

function ownFormat(name: string): string {
  const test = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!test) throw bug(`unknown format: ${name}`);
  if (!Format.Has(own + name)) Format.Set(own + name, test);
  return own + name;
}

/** The name of a format as schemas write it. */
export function writtenFormat(name: string): string {
  return name.startsWith(own) ? name.slice(own.length) : name;
}
