import { bug, localize, pointer, under, type Issue, type Language, type Result } from '@atelier/problem';
import type { Catalog } from './catalog.ts';
import type { FieldKind } from './field-kind.ts';
import { schemaCheck, type SchemaCheck } from './json-schema.ts';
import type { FieldModel, RecordValues } from './model.ts';
import { systemFieldKeys } from './system-fields.ts';

export interface ValidateOptions {
  readonly values: RecordValues;
  /** create wants every required field; update looks only at the fields that are given. */
  readonly mode: 'create' | 'update';
  /** Language of the field labels in the details of issues; zh unless given. */
  readonly language?: Language;
}

/** Longer lists are refused before anything looks at their items; no kind allows as many. */
const mostItems = 1000;

/**
 * Values as they will be stored, or everything that is wrong with them. Each is first brought to its
 * one form (`normalize`), then judged by its kind and by the kind's JSON Schema. Unknown fields,
 * system fields and generated fields are issues, never dropped; `undefined` counts as not given.
 * Details hold `field` (key) and `label`; pointers begin at the values. An unknown entity is a bug.
 *
 * @example validateRecord(catalog, 'customer', { values: { name: ' 王小明 ' }, mode: 'create' })
 */
export function validateRecord(
  catalog: Catalog,
  entity: string,
  options: ValidateOptions,
): Result<RecordValues> {
  const validator = validatorOf(catalog, entity);
  const language = options.language ?? 'zh';
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [key, given] of Object.entries(options.values)) {
    if (given === undefined) continue;
    const field = validator.fields.get(key);
    if (!field) {
      issues.push(strangeField(catalog, entity, { key, language }));
      continue;
    }
    const { value, found } = field.check(given);
    if (found.length === 0) values[key] = value;
    else issues.push(...placed(field.model, found, language));
  }
  if (options.mode === 'create') {
    for (const field of validator.required) {
      if (options.values[field.key] === undefined) {
        issues.push(...placed(field, [{ code: 'value.required', at: '' }], language));
      }
    }
  }
  return issues.length === 0 ? { ok: true, value: values } : { ok: false, issues };
}

function placed(field: FieldModel, issues: readonly Issue[], language: Language): Issue[] {
  const where = { field: field.key, label: localize(field.label, language) };
  return under(pointer(field.key), issues).map((issue) => ({
    ...issue,
    details: { ...where, ...issue.details },
  }));
}

function strangeField(catalog: Catalog, entity: string, options: { key: string; language: Language }): Issue {
  const { key, language } = options;
  const system = systemFieldKeys.has(key) ? catalog.field(entity, key) : undefined;
  const label = system ? localize(system.label, language) : key;
  return {
    code: system ? 'value.system-field' : 'value.unknown-field',
    at: pointer(key),
    details: { field: key.slice(0, 100), label: label.slice(0, 100) },
  };
}

interface EntityValidator {
  readonly fields: ReadonlyMap<string, FieldValidator>;
  readonly required: readonly FieldModel[];
}

interface FieldValidator {
  readonly model: FieldModel;
  check(given: unknown): { readonly value: unknown; readonly found: readonly Issue[] };
}

/** A catalog is immutable, so what it asks of records is prepared once. */
const validators = new WeakMap<Catalog, Map<string, EntityValidator>>();

function validatorOf(catalog: Catalog, entity: string): EntityValidator {
  const known = validators.get(catalog) ?? new Map<string, EntityValidator>();
  validators.set(catalog, known);
  let validator = known.get(entity);
  if (!validator) {
    const model = catalog.entity(entity);
    if (!model) throw bug(`no such entity: ${entity}`);
    validator = {
      fields: new Map(model.fields.map((field) => [field.key, fieldValidator(field, catalog)])),
      required: model.fields.filter((field) => mustBeGiven(field, catalog)),
    };
    known.set(entity, validator);
  }
  return validator;
}

function mustBeGiven(field: FieldModel, catalog: Catalog): boolean {
  if (!field.required || !catalog.kinds.has(field.kind)) return false;
  return !catalog.kindOf(field).definition.traits.generated;
}

function fieldValidator(model: FieldModel, catalog: Catalog): FieldValidator {
  const kind = catalog.kindOf(model);
  const refusal = refusalOf(model, catalog);
  if (refusal) return { model, check: (value) => ({ value, found: [refusal] }) };
  const check = valueCheck(kind, model);
  return {
    model,
    check: (given) => {
      if (Array.isArray(given) && given.length > mostItems) {
        return { value: given, found: [{ code: 'value.too-many', at: '', details: { limit: mostItems } }] };
      }
      const value = kind.behaviour.normalize(given, model.settings);
      if (!isEmpty(value)) return { value, found: check(value) };
      return { value: null, found: model.required ? [{ code: 'value.required', at: '' }] : [] };
    },
  };
}

/** Why nobody may write a field at all. */
function refusalOf(field: FieldModel, catalog: Catalog): Issue | undefined {
  if (!catalog.kinds.has(field.kind))
    return { code: 'value.kind-missing', at: '', details: { kind: field.kind } };
  return catalog.kindOf(field).definition.traits.generated ? { code: 'value.generated', at: '' } : undefined;
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/**
 * The kind's own check speaks first, because its texts are the better ones; the schema is the net
 * below it. Compiled when the field is first written.
 */
export function valueCheck(kind: FieldKind, field: FieldModel): SchemaCheck {
  const { behaviour } = kind;
  let bySchema: SchemaCheck | undefined;
  return (value) => {
    const own = behaviour.checkValue?.(value, field.settings) ?? [];
    if (own.length > 0) return own;
    bySchema ??= schemaCheck(behaviour.valueSchema(field.settings));
    return bySchema(value);
  };
}
