import type { Catalog, FieldModel, RecordValues } from '@atelier/entity';
import { InlineNotice, useLanguage } from '@atelier/ui';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { checkValues, type FieldIssue } from './record-issues.ts';
import {
  controlId,
  errorSchemaOf,
  formSchema,
  formUiSchema,
  RecordRjsfForm,
  recordValidator,
  type RecordFormContext,
} from './rjsf-registry.tsx';

export interface RecordFormProps {
  readonly catalog: Catalog;
  readonly entity: string;
  readonly fields: readonly FieldModel[];
  readonly values: RecordValues;
  readonly mode: 'create' | 'update';
  readonly recordId?: string;
  readonly focus?: string;
  /** What the server had against fields of the last attempt. */
  readonly issues: readonly FieldIssue[];
  /** What it had against the whole. */
  readonly problem?: string;
  onChange(values: RecordValues): void;
  /** The values pass the check. */
  onSubmit(values: RecordValues): void;
  /** Buttons; those of type submit save. */
  readonly children: ReactNode;
}

/** The form of an entity: checked here as on the server, errors at their fields, Ctrl or ⌘ with Enter saves. */
export function RecordForm(props: RecordFormProps) {
  const { catalog, entity, fields, values, mode, issues, problem } = props;
  const language = useLanguage();
  const form = useRef<HTMLDivElement>(null);
  const [attempted, setAttempted] = useState(false);

  const schema = useMemo(() => formSchema(catalog, fields), [catalog, fields]);
  const uiSchema = useMemo(() => formUiSchema(fields), [fields]);
  const validator = useMemo(
    () =>
      recordValidator((given) => checkValues(writable(given, fields), { catalog, entity, mode, language })),
    [catalog, entity, mode, language, fields],
  );
  const extraErrors = useMemo(() => errorSchemaOf(issues), [issues]);
  const formContext: RecordFormContext = { catalog, entity, recordId: props.recordId, focus: props.focus };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.querySelector('form')?.requestSubmit();
  };
  const showErrors = (first: string | undefined) => {
    setAttempted(true);
    if (first) document.getElementById(controlId(first))?.focus();
  };

  return (
    <div ref={form} role="presentation" onKeyDown={onKeyDown}>
      {problem && <InlineNotice tone="danger">{problem}</InlineNotice>}
      <RecordRjsfForm
        schema={schema}
        uiSchema={uiSchema}
        validator={validator}
        formContext={formContext}
        formData={values}
        extraErrors={extraErrors}
        liveValidate={attempted ? 'onChange' : false}
        showErrorList={false}
        noHtml5Validate
        onChange={({ formData }) => props.onChange(formData ?? {})}
        onSubmit={({ formData }) => props.onSubmit(writable(formData ?? {}, fields))}
        onError={(errors) => showErrors(errors[0]?.name)}
      >
        {props.children}
      </RecordRjsfForm>
    </div>
  );
}

/** Only what the form shows is sent: everything else is not for this person to write. */
function writable(values: RecordValues, fields: readonly FieldModel[]): RecordValues {
  return Object.fromEntries(fields.map((field) => [field.key, values[field.key] ?? null]));
}
