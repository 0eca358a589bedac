import type { ConditionGroup } from '@atelier/expression';
import { useLocalize, useText } from '@atelier/ui';
import { scopeOf } from '@atelier/entity';
import { Checkbox, Input, Select, Switch } from 'antd';
import type { ComponentType } from 'react';
import { useListedEntities } from '../../app/catalog.tsx';
import { ConditionBuilder } from '../../app/condition/condition-builder.tsx';
import { flowMessages } from '../messages.ts';
import { AssignmentsEditor } from './assignments-editor.tsx';
import { DurationEditor } from './duration-editor.tsx';
import { RecipientsEditor } from './recipients-editor.tsx';
import type { SettingEditorProps, SettingSchema } from './setting-editor.ts';
import { LongTemplateEditor, TemplateEditor } from './template-editor.tsx';

const editors: Readonly<Record<string, ComponentType<SettingEditorProps>>> = {
  entity: EntityEditor,
  choices: ChoicesEditor,
  fields: FieldsEditor,
  condition: ConditionEditor,
  assignments: AssignmentsEditor,
  recipients: RecipientsEditor,
  template: TemplateEditor,
  'long-template': LongTemplateEditor,
  duration: DurationEditor,
};

/** The editor that a setting names, else one by its type. */
export function settingEditor(schema: SettingSchema): ComponentType<SettingEditorProps> {
  const named = editors[schema['x-atelier'].editor ?? ''];
  if (named) return named;
  return schema.type === 'boolean' ? SwitchEditor : TextEditor;
}

function EntityEditor({ ids, value, onChange }: SettingEditorProps) {
  const read = useLocalize();
  const entities = useListedEntities();
  return (
    <Select
      id={ids.id}
      showSearch={{ optionFilterProp: 'label' }}
      value={typeof value === 'string' && value ? value : undefined}
      options={entities.map(({ model }) => ({ value: model.key, label: read(model.label) }))}
      onChange={onChange}
    />
  );
}

function ChoicesEditor({ schema, value, label, onChange }: SettingEditorProps) {
  const read = useLocalize();
  const options = (schema.items?.oneOf ?? []).flatMap((choice) =>
    choice.const !== undefined && choice['x-atelier']
      ? [{ value: choice.const, label: read(choice['x-atelier'].label) }]
      : [],
  );
  return (
    <Checkbox.Group
      aria-label={label}
      options={options}
      value={Array.isArray(value) ? value : []}
      onChange={(chosen) =>
        onChange(options.map((option) => option.value).filter((one) => chosen.includes(one)))
      }
    />
  );
}

function FieldsEditor({ ids, value, settings, scope, onChange }: SettingEditorProps) {
  const read = useLocalize();
  const entity = scope.catalog.entity(String(settings['entity'] ?? ''));
  return (
    <Select
      id={ids.id}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      value={Array.isArray(value) ? value : []}
      options={(entity?.fields ?? []).map((field) => ({ value: field.key, label: read(field.label) }))}
      onChange={(fields: string[]) => onChange(fields.length > 0 ? fields : undefined)}
    />
  );
}

function ConditionEditor({ ids, value, label, settings, scope, issues, onChange }: SettingEditorProps) {
  const say = useText(flowMessages);
  // A trigger asks about the entity it names; every other node about the record that started the flow.
  const own = typeof settings['entity'] === 'string' ? settings['entity'] : undefined;
  const entity = own ?? scope.entity;
  if (!entity || !scope.catalog.entity(entity)) return <p>{say('chooseTrigger')}</p>;
  return (
    <ConditionBuilder
      id={ids.id}
      label={label}
      scope={own === undefined ? scope.scope : scopeOf(scope.catalog, entity)}
      entity={entity}
      value={isCondition(value) ? value : undefined}
      issues={issues}
      onChange={(next) =>
        onChange(next ?? (own === undefined ? { combinator: 'and', rules: [] } : undefined))
      }
    />
  );
}

function isCondition(value: unknown): value is ConditionGroup {
  return typeof value === 'object' && value !== null && 'rules' in value;
}

function SwitchEditor({ ids, value, onChange }: SettingEditorProps) {
  return (
    <span>
      <Switch
        id={ids.id}
        size="small"
        checked={value === true}
        onChange={(on) => onChange(on || undefined)}
      />
    </span>
  );
}

function TextEditor({ ids, value, schema, onChange }: SettingEditorProps) {
  return (
    <Input
      {...ids}
      maxLength={schema.maxLength}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}
