import type { FieldModel } from '@atelier/entity';
import { isLocalized } from '@atelier/problem';
import { FormField, FormGrid, useLocalize, useText } from '@atelier/ui';
import { withTheme } from '@rjsf/core';
import type {
  FieldProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  RJSFSchema,
  UiSchema,
  WidgetProps,
} from '@rjsf/utils';
import { Input, InputNumber, Select, Switch } from 'antd';
import { LocalizedInput } from '../../app/localized-input.tsx';
import type { DesignWork } from '../designer/design-work.ts';
import { entityMessages } from '../messages.ts';
import { OptionsEditor } from './options-editor.tsx';
import { readOptions } from './option-edits.ts';
import styles from './settings.module.css';

/** Settings of kinds in the words of RJSF: our controls, our labels, and editors of our own where a schema names one. */
export type SettingsValues = Record<string, unknown>;
export type SettingsSchema = RJSFSchema;

export interface SettingsContext {
  readonly design: DesignWork;
  readonly index: number;
  /** The field as it is live; undefined for a new one. */
  readonly published: FieldModel | undefined;
}

export const SettingsRjsfForm = withTheme<SettingsValues, SettingsSchema, SettingsContext>({
  fields: { options: OptionsField, entity: EntityField, localized: LocalizedField },
  widgets: { TextWidget: TextInput, SelectWidget: ChoiceInput, CheckboxWidget: SwitchInput },
  templates: { FieldTemplate, ObjectFieldTemplate },
});

const editors: ReadonlySet<string> = new Set(['options', 'entity']);

/** Settings whose schema names an editor of ours get it; a text in both languages is one control. */
export function settingsUiSchema(
  schema: SettingsSchema,
): UiSchema<SettingsValues, SettingsSchema, SettingsContext> {
  const entries = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const editor = typeof property === 'object' ? editorOf(property) : undefined;
    return editor ? [[key, { 'ui:field': editor }] as const] : [];
  });
  return Object.fromEntries(entries);
}

function editorOf(property: RJSFSchema): string | undefined {
  const hint: unknown = property['x-atelier'];
  const named = typeof hint === 'object' && hint !== null && 'editor' in hint ? String(hint.editor) : '';
  if (editors.has(named)) return named;
  const { zh, en } = property.properties ?? {};
  return zh && en ? 'localized' : undefined;
}

function ObjectFieldTemplate({
  properties,
}: ObjectFieldTemplateProps<SettingsValues, SettingsSchema, SettingsContext>) {
  return <FormGrid columns={1}>{properties.map((property) => property.content)}</FormGrid>;
}

function FieldTemplate(props: FieldTemplateProps<SettingsValues, SettingsSchema, SettingsContext>) {
  const { id, label, rawDescription, rawErrors, required, children, schema, fieldPathId } = props;
  const isWhole = fieldPathId.path.length === 0;
  if (isWhole) return children;
  const errors = rawErrors ?? [];
  const at = `/settings/${fieldPathId.path.join('/')}`;
  if (schema.type === 'boolean') return <div data-at={at}>{children}</div>;
  return (
    <div data-at={at}>
      <FormField
        id={id}
        label={label}
        help={rawDescription}
        error={errors.length > 0 ? [...new Set(errors)].join(' ') : undefined}
        required={required === true}
      >
        {() => children}
      </FormField>
    </div>
  );
}

type Widget = WidgetProps<SettingsValues, SettingsSchema, SettingsContext>;

function TextInput({ id, value, schema, onChange, rawErrors, label }: Widget) {
  const status = rawErrors && rawErrors.length > 0 ? ({ status: 'error' } as const) : {};
  if (schema.type === 'integer' || schema.type === 'number') {
    return (
      <InputNumber<number>
        id={id}
        className={styles.number ?? ''}
        {...status}
        {...(schema.type === 'integer' && { precision: 0 })}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onChange(next ?? undefined)}
      />
    );
  }
  return (
    <Input
      id={id}
      {...status}
      aria-label={label}
      {...(schema.maxLength && { maxLength: schema.maxLength })}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) =>
        onChange(event.target.value === '' ? (schema.default === '' ? '' : undefined) : event.target.value)
      }
    />
  );
}

function ChoiceInput({ id, value, options, onChange }: Widget) {
  const choices = (options.enumOptions ?? []).map((option) => ({
    value: String(option.value),
    label: option.label,
  }));
  return (
    <Select
      id={id}
      showSearch={choices.length > 8 ? { optionFilterProp: 'label' } : false}
      value={typeof value === 'string' ? value : null}
      options={choices}
      onChange={(next: string) => onChange(next)}
    />
  );
}

function SwitchInput({ id, value, label, schema, onChange }: Widget) {
  return (
    <div className={styles.switchLine}>
      <div>
        <label htmlFor={id}>{label}</label>
        {schema.description && <div className={styles.quiet}>{schema.description}</div>}
      </div>
      <Switch id={id} checked={value === true} onChange={(next) => onChange(next)} />
    </div>
  );
}

/** A field may hold any part of the settings, which RJSF has no type for: each editor reads its own. */
type SettingField = FieldProps;

function contextOf({ registry }: SettingField): SettingsContext {
  return registry.formContext;
}

function OptionsField(props: SettingField) {
  const { formData, onChange, fieldPathId } = props;
  const { published, design, index } = contextOf(props);
  return (
    <OptionsEditor
      options={readOptions(formData)}
      published={readOptions(published?.settings.options)}
      problems={design.problems.filter((problem) => problem.field === index)}
      onChange={(options) => onChange(options, fieldPathId.path)}
    />
  );
}

function EntityField(props: SettingField) {
  const { formData, onChange, fieldPathId, rawErrors } = props;
  const say = useText(entityMessages);
  const read = useLocalize();
  const { catalog, draft } = contextOf(props).design;
  const others = catalog.entities.filter((entity) => entity.key !== draft.model.key);
  return (
    <Select
      id={fieldPathId.$id}
      showSearch={{ optionFilterProp: 'label' }}
      {...(rawErrors && rawErrors.length > 0 && { status: 'error' as const })}
      placeholder={say('entityChoose')}
      value={typeof formData === 'string' && formData !== '' ? formData : null}
      options={[
        ...others.map((entity) => ({ value: entity.key, label: read(entity.label) })),
        { value: draft.model.key, label: say('entitySelf', { entity: read(draft.model.label) }) },
      ]}
      onChange={(next: string) => onChange(next, fieldPathId.path)}
    />
  );
}

function LocalizedField({ formData, onChange, fieldPathId, schema }: SettingField) {
  return (
    <LocalizedInput
      id={fieldPathId.$id}
      label={schema.title ?? ''}
      value={isLocalized(formData) ? formData : { zh: '', en: '' }}
      maxLength={80}
      onChange={(next) => onChange(next, fieldPathId.path)}
    />
  );
}
