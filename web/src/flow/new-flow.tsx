import { proposeKey } from '@atelier/entity';
import type { Flow } from '@atelier/flow';
import { nodeDefinitions } from '@atelier/flow-nodes';
import { FormField, useLanguage, useLocalize, useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { toastProblem } from '../api/use-call.ts';
import { useListedEntities } from '../app/catalog.tsx';
import { flowApi } from './flow-api.ts';
import styles from './flow.module.css';
import { flowMessages } from './messages.ts';

/** Asks what it is called and what starts it, and opens the canvas with the trigger in place. */
export function NewFlow({ onClose }: { onClose(): void }) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const entities = useListedEntities();
  const [name, setName] = useState('');
  const [other, setOther] = useState('');
  const [entity, setEntity] = useState(entities[0]?.model.key);
  const [isBusy, setBusy] = useState(false);

  const create = async () => {
    setBusy(true);
    try {
      const label =
        language === 'zh' ? { zh: name.trim(), en: other.trim() } : { zh: other.trim(), en: name.trim() };
      const { entries } = await flowApi.list();
      const key = proposeKey(
        name,
        entries.map((entry) => entry.key),
      );
      await flowApi.create(firstDraft(key, label, entity));
      void client.invalidateQueries({ queryKey: [flowApi.tag, 'list'] });
      await navigate(`/flows/${key}`);
    } catch (error) {
      toastProblem(error);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={say('newFlow')}
      okText={say('create')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: isBusy }}
      onOk={() => void create()}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <FormField label={say('name')} required>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={() => name.trim() && void create()}
            />
          )}
        </FormField>
        <FormField label={say('nameOther')}>
          {(ids) => (
            <Input {...ids} maxLength={60} value={other} onChange={(event) => setOther(event.target.value)} />
          )}
        </FormField>
        <FormField label={say('startsFrom')}>
          {(ids) => (
            <Select
              id={ids.id}
              value={entity}
              options={entities.map(({ model }) => ({ value: model.key, label: read(model.label) }))}
              onChange={setEntity}
            />
          )}
        </FormField>
      </div>
    </Modal>
  );
}

function firstDraft(key: string, label: Flow['label'], entity: string | undefined): Flow {
  const trigger = nodeDefinitions['record-trigger'];
  return {
    key,
    label,
    nodes: [
      {
        id: 'start',
        kind: trigger.id,
        settings: { ...trigger.defaultSettings, ...(entity ? { entity } : {}) },
        position: { x: 0, y: 0 },
      },
    ],
    edges: [],
  };
}
