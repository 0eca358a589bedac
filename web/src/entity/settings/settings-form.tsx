import {
  checkSettings,
  entityMessages as entityCodes,
  schemaIn,
  type FieldKind,
  type FieldSettings,
} from '@atelier/entity';
import { fieldKindMessages } from '@atelier/field-kinds';
import { joinCatalogues, textOfCode, type Language } from '@atelier/problem';
import { useLanguage } from '@atelier/ui';
import type { ErrorSchema, ValidationData, ValidatorType } from '@rjsf/utils';
import { useMemo } from 'react';
import type { FieldWork } from './field-work.ts';
import {
  settingsUiSchema,
  SettingsRjsfForm,
  type SettingsContext,
  type SettingsSchema,
  type SettingsValues,
} from './settings-registry.tsx';

const codes = joinCatalogues(entityCodes, fieldKindMessages);

/** The settings of a kind as a form: drawn from its schema, checked by what the server checks with. */
export function SettingsForm({ design, index, field, change }: FieldWork) {
  const language = useLanguage();
  const kind = design.catalog.kinds.get(field.kind);
  const schema = useMemo<SettingsSchema>(
    () => schemaIn(kind.definition.settingsSchema, language),
    [kind, language],
  );
  const uiSchema = useMemo(() => settingsUiSchema(schema), [schema]);
  const validator = useMemo(() => settingsValidator(kind, language), [kind, language]);
  // What is missing in a field that was just added is no mistake yet; who came by way of a problem wants to see it.
  const isLed = design.selection?.at?.startsWith('/settings') === true;
  const extraErrors = useMemo(
    () => (isLed ? errorsOf(field.settings, kind, language).errorSchema : {}),
    [isLed, field.settings, kind, language],
  );
  const formContext: SettingsContext = {
    design,
    index,
    // Options that records may hold already keep their stored value.
    published: design.published?.fields.find((old) => old.key === field.key),
  };
  return (
    <SettingsRjsfForm
      idPrefix={`setting-${index}`}
      schema={schema}
      uiSchema={uiSchema}
      validator={validator}
      formContext={formContext}
      formData={{ ...field.settings }}
      tagName="div"
      extraErrors={extraErrors}
      liveValidate="onChange"
      showErrorList={false}
      noHtml5Validate
      experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults' }}
      onChange={({ formData }, id) =>
        change({ settings: withoutNothing(formData ?? {}) }, `settings ${id ?? ''}`)
      }
    >
      {/* Settings take effect as they are changed; there is nothing to submit. */}
      <></>
    </SettingsRjsfForm>
  );
}

/** An emptied input means "not set", which a document says by not saying it. */
function withoutNothing(settings: FieldSettings): FieldSettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** What is wrong inside of a setting is said at the setting; editors with rows of their own say more. */
function errorsOf(
  settings: FieldSettings,
  kind: FieldKind,
  language: Language,
): ValidationData<SettingsValues> {
  const issues = checkSettings(settings, kind);
  const errorSchema: Record<string, { __errors: string[] }> = {};
  for (const issue of issues) {
    const [, setting = ''] = issue.at.split('/');
    const entry = errorSchema[setting] ?? { __errors: [] };
    const text = textOfCode(codes, issue, language);
    if (!entry.__errors.includes(text)) entry.__errors.push(text);
    errorSchema[setting] = entry;
  }
  const errors = issues.map((issue) => ({ stack: textOfCode(codes, issue, language), property: issue.at }));
  return { errors, errorSchema: errorSchema as ErrorSchema<SettingsValues> };
}

function settingsValidator(
  kind: FieldKind,
  language: Language,
): ValidatorType<SettingsValues, SettingsSchema, SettingsContext> {
  return {
    validateFormData: (settings) => errorsOf(withoutNothing(settings ?? {}), kind, language),
    isValid: (schema, value) => !('const' in schema) || schema.const === value,
    rawValidation: () => ({ errors: [] }),
  };
}
