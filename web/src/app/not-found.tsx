import { EmptyState, Page, useText } from '@atelier/ui';
import { Button } from 'antd';
import { Compass } from 'lucide-react';
import { useNavigate } from 'react-router';
import { appMessages } from './messages.ts';

export function NotFound() {
  const say = useText(appMessages);
  const navigate = useNavigate();
  return (
    <Page title={say('notFoundTitle')} width="text">
      <EmptyState
        picture={<Compass />}
        title={say('notFoundTitle')}
        text={say('notFoundText')}
        actions={<Button onClick={() => void navigate('/')}>{say('home')}</Button>}
      />
    </Page>
  );
}
