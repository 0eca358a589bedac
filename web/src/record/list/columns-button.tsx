import { useText } from '@atelier/ui';
import { Button, Popover } from 'antd';
import { Columns3 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { recordMessages } from '../messages.ts';
import type { ColumnsPanelProps } from './columns-panel.tsx';

const ColumnsPanel = lazy(async () => ({ default: (await import('./columns-panel.tsx')).ColumnsPanel }));

export function ColumnsButton(props: ColumnsPanelProps) {
  const say = useText(recordMessages);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <Suspense fallback={null}>
          <ColumnsPanel {...props} />
        </Suspense>
      }
    >
      <Button icon={<Columns3 aria-hidden />}>{say('fields')}</Button>
    </Popover>
  );
}
