import { readDocument, type EntityModel, type FieldModel } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import { fail, pointer, succeed, type Issue, type Result } from '@atelier/problem';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

const localized = {
  type: 'object',
  properties: { zh: { type: 'string', maxLength: 2000 }, en: { type: 'string', maxLength: 2000 } },
  required: ['zh', 'en'],
  additionalProperties: false,
};
const key = { type: 'string', maxLength: 100 };

const field = {
  type: 'object',
  properties: {
    key,
    label: localized,
    help: localized,
    kind: { type: 'string', maxLength: 60 },
    settings: { type: 'object' },
    required: { type: 'boolean' },
    unique: { type: 'boolean' },
    sensitivity: { enum: ['personal', 'sensitive'] },
    default: true,
  },
  required: ['key', 'label', 'kind', 'settings'],
  additionalProperties: false,
} as const;

const schema = {
  type: 'object',
  properties: {
    key,
    label: localized,
    description: localized,
    icon: { type: 'string', maxLength: 100 },
    color: { type: 'string', maxLength: 20 },
    titleField: key,
    fields: { type: 'array', maxItems: 500, items: field },
    unique: { type: 'array', maxItems: 20, items: { type: 'array', maxItems: 20, items: key } },
  },
  required: ['key', 'label', 'titleField', 'fields'],
  additionalProperties: false,
} as const;

const ajv = new Ajv2020({ allErrors: true, strict: false });
const isModel = ajv.compile<EntityModel>(schema);
const isField = ajv.compile<FieldModel>(field);

/**
 * A model as a designer's page sends it. Only its shape is judged: a draft may be unfinished, and what
 * keeps it from being published is for `checkEntity` to say.
 */
export function readModel(input: unknown): Result<EntityModel> {
  return isModel(input) ? succeed(input) : fail(...issuesOf(isModel.errors));
}

/** One field on its own, such as a column of a sheet becomes. */
export function readField(input: unknown): Result<FieldModel> {
  return isField(input) ? succeed(input) : fail(...issuesOf(isField.errors));
}

function issuesOf(errors: readonly ErrorObject[] | null | undefined): Issue[] {
  return (errors ?? []).slice(0, 50).map(({ keyword, instancePath, params }): Issue => {
    const extra = keyword === 'additionalProperties' ? pointer(String(params['additionalProperty'])) : '';
    const missing = keyword === 'required' ? pointer(String(params['missingProperty'])) : '';
    return {
      code: missing ? 'request.missing' : extra ? 'request.unexpected' : 'request.wrong-shape',
      at: instancePath + extra + missing,
    };
  });
}

/** The model behind a stored body: drafts are kept as models, published versions as JSON Schema documents. */
export function modelOf(body: unknown): Result<EntityModel> {
  const isDocument = typeof body === 'object' && body !== null && '$schema' in body;
  return isDocument ? readDocument(body, fieldKinds) : readModel(body);
}
