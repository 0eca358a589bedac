import { findUsers, listRoles } from '@atelier/api';
import type { RecipientSetting } from '@atelier/flow-nodes';
import { useLocalize, useText } from '@atelier/ui';
import { Button, Dropdown, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { FieldPicker } from '../../app/condition/field-picker.tsx';
import { useFieldServices } from '../../app/field-services.tsx';
import { flowMessages } from '../messages.ts';
import type { SettingEditorProps } from './setting-editor.ts';
import styles from './settings.module.css';

/** Who gets something: a person of the record, a named one, or everyone of a role. */
export function RecipientsEditor({ value, scope, onChange }: SettingEditorProps) {
  const say = useText(flowMessages);
  const recipients = Array.isArray(value) ? (value as readonly RecipientSetting[]) : [];
  const put = (index: number, next: RecipientSetting) =>
    onChange(recipients.map((one, place) => (place === index ? next : one)));
  const remove = (index: number) => onChange(recipients.filter((_one, place) => place !== index));
  const add = (next: RecipientSetting) => onChange([...recipients, next]);
  const firstPerson = personPaths(scope)[0];

  return (
    <div className={styles.list}>
      {recipients.map((recipient, index) => (
        <div key={index} className={styles.row}>
          {'field' in recipient && (
            <FieldPicker
              place={scope}
              value={recipient.field}
              label={say('personField')}
              accepts={(choice) => choice.type === 'user'}
              onChoose={(choice) => put(index, { field: choice.path })}
            />
          )}
          {'user' in recipient && (
            <PersonSelect value={recipient.user} onChange={(user) => put(index, { user })} />
          )}
          {'role' in recipient && (
            <RoleSelect value={recipient.role} onChange={(role) => put(index, { role })} />
          )}
          <Button
            type="text"
            icon={<X size={14} />}
            aria-label={say('remove')}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'field',
              label: say('personField'),
              onClick: () => add({ field: firstPerson ?? 'createdBy' }),
            },
            { key: 'me', label: say('triggerer'), onClick: () => add({ field: 'me' }) },
            { key: 'user', label: say('person'), onClick: () => add({ user: '' }) },
            { key: 'role', label: say('role'), onClick: () => add({ role: '' }) },
          ],
        }}
      >
        <Button type="text" size="small" icon={<Plus size={14} />}>
          {say('addRecipient')}
        </Button>
      </Dropdown>
    </div>
  );
}

/** Fields of the record that hold a person, the shop's own before those of the system. */
function personPaths({ catalog, entity }: SettingEditorProps['scope']): string[] {
  if (!entity) return [];
  return catalog
    .fields(entity)
    .filter((field) => catalog.kindOf(field).definition.traits.type === 'user')
    .map((field) => field.key);
}

function PersonSelect({ value, onChange }: { readonly value: string; onChange(id: string): void }) {
  const say = useText(flowMessages);
  const services = useFieldServices();
  const [text, setText] = useState('');
  const { data } = useCall(findUsers, { search: { text } }, { keep: true });
  const found = (data?.people ?? []).map((person) => ({ value: person.id, label: person.name }));
  const chosen = value ? [{ value, label: services.titleOf('user', value) ?? '…' }] : [];
  const options = [...found, ...chosen.filter((one) => !found.some((other) => other.value === one.value))];
  return (
    <Select
      className={styles.grow}
      aria-label={say('person')}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value || undefined}
      options={options}
      onChange={onChange}
    />
  );
}

function RoleSelect({ value, onChange }: { readonly value: string; onChange(key: string): void }) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const { data } = useCall(listRoles);
  return (
    <Select
      className={styles.grow}
      aria-label={say('role')}
      value={value || undefined}
      options={(data?.roles ?? []).map((role) => ({ value: role.key, label: read(role.model.label) }))}
      onChange={onChange}
    />
  );
}
