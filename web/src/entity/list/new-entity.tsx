import { createEntity } from '@atelier/api';
import type { EntityModel } from '@atelier/entity';
import type { Localized } from '@atelier/problem';
import { ErrorPanel, FormField, FormGrid, SidePanel, useLanguage, useText } from '@atelier/ui';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { issueAt, shownProblem } from '../../api/api-problem.ts';
import { useChange } from '../../api/use-call.ts';
import { LocalizedInput } from '../../app/localized-input.tsx';
import { keyFor } from '../field-keys.ts';
import { entityMessages } from '../messages.ts';
import { IconPicker } from './icon-picker.tsx';

export interface NewEntityProps {
  /** Keys of the tables that exist. */
  readonly taken: readonly string[];
  onClose(): void;
}

const nothing: Localized = { zh: '', en: '' };

/** A name, and what tells records apart; everything else comes in the designer. */
export function NewEntity({ taken, onClose }: NewEntityProps) {
  const say = useText(entityMessages);
  const language = useLanguage();
  const navigate = useNavigate();
  const [label, setLabel] = useState(nothing);
  const [ownKey, setOwnKey] = useState<string>();
  const [titleLabel, setTitleLabel] = useState<Localized>({ ...nothing, [language]: say('titleDefault') });
  const [icon, setIcon] = useState('list');
  const isNamed = label.zh.trim() !== '' || label.en.trim() !== '';
  const key = ownKey ?? (isNamed ? keyFor(label, taken) : '');
  const create = useChange(createEntity, {
    quiet: true,
    onDone: (design) => void navigate(`/design/${design.key}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ body: { model: firstModel({ key, label, titleLabel, icon }) } });
  };
  const keyIssue = issueAt(create.error, 'model', 'key');
  return (
    <SidePanel open onClose={onClose} title={say('newTitle')}>
      <form onSubmit={submit}>
        <FormGrid columns={1}>
          {create.error && !keyIssue && <ErrorPanel problem={shownProblem(create.error, say('failed'))} />}
          <FormField label={say('name')} help={say('nameHelp')} required>
            {(ids) => (
              <LocalizedInput
                id={ids.id}
                label={say('name')}
                value={label}
                onChange={setLabel}
                maxLength={60}
                autoFocus
              />
            )}
          </FormField>
          <FormField label={say('key')} help={say('keyHelp')} error={keyIssue} required>
            {(ids) => (
              <Input
                {...ids}
                value={key}
                spellCheck={false}
                onChange={(event) => setOwnKey(event.target.value.trim())}
              />
            )}
          </FormField>
          <FormField label={say('titleName')} help={say('titleNameHelp')} required>
            {(ids) => (
              <LocalizedInput
                id={ids.id}
                label={say('titleName')}
                value={titleLabel}
                onChange={setTitleLabel}
                maxLength={60}
              />
            )}
          </FormField>
          <FormField label={say('icon')}>
            {(ids) => <IconPicker id={ids.id} value={icon} onChange={setIcon} />}
          </FormField>
          <div>
            <Button type="primary" htmlType="submit" loading={create.isPending} disabled={key === ''}>
              {say('create')}
            </Button>
          </div>
        </FormGrid>
      </form>
    </SidePanel>
  );
}

interface First {
  readonly key: string;
  readonly label: Localized;
  readonly titleLabel: Localized;
  readonly icon: string;
}

function firstModel({ key, label, titleLabel, icon }: First): EntityModel {
  const field = keyFor(titleLabel, []);
  return {
    key,
    label: trimmed(label),
    icon,
    titleField: field,
    fields: [
      { key: field, label: trimmed(titleLabel), kind: 'text', settings: { maxLength: 200 }, required: true },
    ],
  };
}

function trimmed({ zh, en }: Localized): Localized {
  return { zh: zh.trim(), en: en.trim() };
}
