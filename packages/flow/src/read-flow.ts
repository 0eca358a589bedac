import { schemaReason } from '@atelier/entity';
import { fail, succeed, type Issue, type Result } from '@atelier/problem';
import { Compile } from 'typebox/schema';
import { flowLimits, type Flow } from './flow.ts';

const key = { type: 'string', pattern: '^[a-z][a-zA-Z0-9]{0,39}$' };
const text = { type: 'string', maxLength: 2_000 };
const localized = {
  type: 'object',
  properties: { zh: text, en: text },
  required: ['zh', 'en'],
  additionalProperties: false,
};
const position = {
  type: 'object',
  properties: { x: { type: 'number' }, y: { type: 'number' } },
  required: ['x', 'y'],
  additionalProperties: false,
};

/** JSON Schema of a stored flow; what the settings of a node may say is its kind's business. */
export const flowSchema = {
  type: 'object',
  title: 'Flow',
  required: ['key', 'label', 'nodes', 'edges'],
  additionalProperties: false,
  properties: {
    key,
    label: localized,
    description: localized,
    nodes: {
      type: 'array',
      maxItems: flowLimits.nodes,
      items: {
        type: 'object',
        required: ['id', 'kind', 'settings', 'position'],
        additionalProperties: false,
        properties: {
          id: key,
          kind: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' },
          label: { type: 'string', maxLength: 60 },
          settings: { type: 'object', maxProperties: 60 },
          position,
        },
      },
    },
    edges: {
      type: 'array',
      maxItems: flowLimits.edges,
      items: {
        type: 'object',
        required: ['id', 'from', 'port', 'to'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', maxLength: 140 },
          from: key,
          port: { type: 'string', maxLength: 40 },
          to: key,
        },
      },
    },
  },
} as const;

const validator = Compile(flowSchema);

/** A flow from unknown input: only its shape is judged; `checkFlow` says whether it may run. */
export function readFlow(input: unknown): Result<Flow> {
  if (isFlow(input)) return succeed(input);
  const issues: Issue[] = validator
    .Errors(input)[1]
    .filter((error) => error.keyword !== 'boolean')
    .map((error) => ({
      code: 'flow.malformed',
      at: error.instancePath,
      details: { reason: schemaReason(error) },
    }));
  return fail(...issues);
}

function isFlow(input: unknown): input is Flow {
  return validator.Check(input);
}
