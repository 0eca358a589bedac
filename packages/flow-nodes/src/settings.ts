import { setting, type JsonSchema } from '@atelier/entity';
import type { Localized } from '@atelier/problem';

/** Settings that several node kinds share; each names the editor that the designer draws it with. */

export const entitySetting = (label: Localized): JsonSchema =>
  setting({ label, editor: 'entity' }, { type: 'string', minLength: 1, maxLength: 40 });

export const conditionSetting = (label: Localized, help?: Localized): JsonSchema =>
  setting({ label, ...(help ? { help } : {}), editor: 'condition' }, { type: 'object' });

export const templateSetting = (label: Localized, limits: { readonly long?: boolean } = {}): JsonSchema =>
  setting(
    { label, editor: limits.long ? 'long-template' : 'template' },
    { type: 'string', maxLength: limits.long ? 4_000 : 200, ...(limits.long ? {} : { minLength: 1 }) },
  );

/** Field key → value typed in or computed. */
export const assignmentsSetting = (label: Localized): JsonSchema =>
  setting(
    { label, editor: 'assignments' },
    {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: {
        type: 'object',
        required: ['field'],
        additionalProperties: false,
        properties: {
          field: { type: 'string', minLength: 1, maxLength: 40 },
          value: {},
          formula: { type: 'string', minLength: 1, maxLength: 10_000 },
        },
      },
    },
  );

/** People: by a field of the record, by name, or by role. */
export const recipientsSetting = (label: Localized): JsonSchema =>
  setting(
    { label, editor: 'recipients' },
    {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      items: {
        oneOf: [
          recipient('field', { type: 'string', minLength: 1, maxLength: 200 }),
          recipient('user', { type: 'string', format: 'uuid' }),
          recipient('role', { type: 'string', minLength: 1, maxLength: 40 }),
        ],
      },
    },
  );

function recipient(by: string, schema: JsonSchema): JsonSchema {
  return { type: 'object', required: [by], additionalProperties: false, properties: { [by]: schema } };
}

export const durationSetting = (label: Localized, help?: Localized): JsonSchema =>
  setting(
    { label, ...(help ? { help } : {}), editor: 'duration' },
    {
      type: 'object',
      required: ['amount', 'unit'],
      additionalProperties: false,
      properties: {
        amount: { type: 'integer', minimum: 1, maximum: 10_000 },
        unit: { enum: ['minute', 'hour', 'day', 'week', 'month'] },
      },
    },
  );
