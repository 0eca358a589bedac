import { useText } from '@atelier/ui';
import { Button, Modal } from 'antd';
import type { useBlocker } from 'react-router';
import { recordMessages } from '../messages.ts';

export function LeaveDialog({ blocker }: { readonly blocker: ReturnType<typeof useBlocker> }) {
  const say = useText(recordMessages);
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal
      open
      width={440}
      title={say('leaveTitle')}
      onCancel={() => blocker.reset()}
      footer={[
        <Button key="leave" danger onClick={() => blocker.proceed()}>
          {say('leaveGo')}
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={() => blocker.reset()}>
          {say('leaveStay')}
        </Button>,
      ]}
    >
      <p>{say('leaveText')}</p>
    </Modal>
  );
}
