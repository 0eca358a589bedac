import { proposeKey } from '@atelier/entity';
import { useLanguage, useText } from '@atelier/ui';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { toastProblem } from '../api/use-call.ts';
import { useQueryClient } from '@tanstack/react-query';
import { dashboardApi } from './dashboard-api.ts';
import { reportMessages } from './messages.ts';

/** Asks for a name and opens the designer. */
export function NewDashboard({ onClose }: { onClose(): void }) {
  const say = useText(reportMessages);
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [other, setOther] = useState('');
  const [isBusy, setBusy] = useState(false);

  const create = async () => {
    setBusy(true);
    try {
      const label =
        language === 'zh' ? { zh: name.trim(), en: other.trim() } : { zh: other.trim(), en: name.trim() };
      const { entries } = await dashboardApi.list();
      const key = proposeKey(
        name,
        entries.map((entry) => entry.key),
      );
      await dashboardApi.create({ key, label, widgets: [] });
      void client.invalidateQueries({ queryKey: [dashboardApi.tag, 'list'] });
      await navigate(`/dashboards/${key}/design`);
    } catch (error) {
      toastProblem(error);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={say('newDashboard')}
      okText={say('create')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: isBusy }}
      onOk={() => void create()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => void create()}>
        <Form.Item label={say('name')} htmlFor="dashboard-name" required>
          <Input
            id="dashboard-name"
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={() => name.trim() && void create()}
          />
        </Form.Item>
        <Form.Item label={say('nameEnglish')} htmlFor="dashboard-name-other">
          <Input
            id="dashboard-name-other"
            maxLength={60}
            value={other}
            onChange={(event) => setOther(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
