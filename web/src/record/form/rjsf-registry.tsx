import type { Catalog, FieldModel, RecordValues } from '@atelier/entity';
import { fieldView } from '@atelier/field-kinds/views';

import { FormField, FormGrid, useLocalize } from '@atelier/ui';
import { withTheme } from '@rjsf/core';
import type {
  ErrorSchema,
  FieldProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  RJSFSchema,
  RJSFValidationError,
  UiSchema,
  ValidationData,
  ValidatorType,
} from '@rjsf/utils';
import { useFieldServices } from '../../app/field-services.tsx';
import { DuplicateHint } from './duplicate-hint.tsx';
import type { FieldIssue } from './record-issues.ts';

/**
 * The one place that knows RJSF. A record form is a flat JSON Schema object whose properties are all
 * drawn by one custom field, which hands over to the views of the field kinds.
 */
export interface RecordFormContext {
  readonly catalog: Catalog;
  readonly entity: string;
  /** Of the record that is edited; undefined for a new one. */
  readonly recordId: string | undefined;
  /** Field to begin with. */
  readonly focus: string | undefined;
}

type Values = Record<string, unknown>;

export const RecordRjsfForm = withTheme<Values, RJSFSchema, RecordFormContext>({
  fields: { record: RecordField },
  templates: { FieldTemplate, ObjectFieldTemplate },
});

/** The schema of the fields that a form shows, in their order. */
export function formSchema(catalog: Catalog, fields: readonly FieldModel[]): RJSFSchema {
  const properties = fields.map((field): [string, RJSFSchema] => [
    field.key,
    { title: field.key, ...catalog.kindOf(field).behaviour.valueSchema(field.settings), type: jsonTypes },
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** What is typed may not be a value yet; whether it is one, `validateRecord` says. */
const jsonTypes: ('string' | 'number' | 'boolean' | 'array' | 'null')[] = [
  'string',
  'number',
  'boolean',
  'array',
  'null',
];

export function formUiSchema(fields: readonly FieldModel[]): UiSchema<Values, RJSFSchema, RecordFormContext> {
  return Object.fromEntries(fields.map((field) => [field.key, { 'ui:field': 'record' }]));
}

/** Asks the same check as the server, and puts each sentence at its field. */
export function recordValidator(
  check: (values: RecordValues) => readonly FieldIssue[],
): ValidatorType<Values, RJSFSchema, RecordFormContext> {
  return {
    validateFormData: (values): ValidationData<Values> => {
      const issues = check(values ?? {});
      return { errors: issues.map(asValidationError), errorSchema: errorSchemaOf(issues) };
    },
    isValid: () => true,
    rawValidation: () => ({ errors: [] }),
  };
}

function asValidationError(issue: FieldIssue): RJSFValidationError {
  return { name: issue.field, message: issue.message, property: `.${issue.field}`, stack: issue.message };
}

/** Sentences by field as RJSF keeps them. */
export function errorSchemaOf(issues: readonly FieldIssue[]): ErrorSchema<Values> {
  const schema: Record<string, { __errors: string[] }> = {};
  for (const issue of issues) {
    const entry = schema[issue.field] ?? { __errors: [] };
    entry.__errors.push(issue.message);
    schema[issue.field] = entry;
  }
  return schema;
}

function ObjectFieldTemplate({
  properties,
}: ObjectFieldTemplateProps<Values, RJSFSchema, RecordFormContext>) {
  return <FormGrid>{properties.map((property) => property.content)}</FormGrid>;
}

/** Label, help and errors are drawn by the field itself, with the ids that tie them together. */
function FieldTemplate({ children }: FieldTemplateProps<Values, RJSFSchema, RecordFormContext>) {
  return children;
}

export function controlId(field: string): string {
  return `field-${field}`;
}

function RecordField({ name, formData, onChange, fieldPathId, rawErrors, registry }: FieldProps) {
  const read = useLocalize();
  const services = useFieldServices();
  const context: RecordFormContext = registry.formContext;
  const { catalog, entity, recordId, focus } = context;
  const field = catalog.field(entity, name);
  if (!field) return null;
  const { traits } = catalog.kindOf(field).definition;
  const { Editor } = fieldView(field.kind);
  const errors: readonly string[] = rawErrors ?? [];
  return (
    <FormField
      id={controlId(field.key)}
      label={read(field.label)}
      help={field.help && read(field.help)}
      error={errors.length > 0 ? errors.join(' ') : undefined}
      required={field.required === true}
      wide={traits.wide}
    >
      {(ids) => (
        <>
          <Editor
            id={ids.id}
            field={field}
            entity={entity}
            value={formData ?? null}
            onChange={(value) => onChange(value ?? null, fieldPathId.path)}
            services={services}
            autoFocus={focus === field.key}
            invalid={errors.length > 0}
            {...(ids['aria-describedby'] && { describedBy: ids['aria-describedby'] })}
          />
          {field.unique && (
            <DuplicateHint entity={entity} field={field} value={formData} recordId={recordId} />
          )}
        </>
      )}
    </FormField>
  );
}
