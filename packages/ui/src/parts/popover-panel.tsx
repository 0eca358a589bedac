import { Popover } from 'antd';
import { Suspense, useState } from 'react';
import type { PopoverButtonProps } from './opened-by-button.ts';

/** The panel itself, open from the start: somebody has just asked for it. */
export function PopoverPanel({ content, placement = 'bottomLeft', children }: PopoverButtonProps) {
  const [open, setOpen] = useState(true);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement={placement}
      arrow={false}
      content={<Suspense fallback={null}>{content}</Suspense>}
    >
      {children}
    </Popover>
  );
}
