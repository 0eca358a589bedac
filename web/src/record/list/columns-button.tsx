import { PopoverButton, useText } from '@atelier/ui';
import { Button } from 'antd';
import { Columns3 } from 'lucide-react';
import { lazy } from 'react';
import { recordMessages } from '../messages.ts';
import type { ColumnsPanelProps } from './columns-panel.tsx';

const ColumnsPanel = lazy(async () => ({ default: (await import('./columns-panel.tsx')).ColumnsPanel }));

export function ColumnsButton(props: ColumnsPanelProps) {
  const say = useText(recordMessages);
  return (
    <PopoverButton placement="bottomRight" content={<ColumnsPanel {...props} />}>
      <Button icon={<Columns3 aria-hidden />}>{say('fields')}</Button>
    </PopoverButton>
  );
}
