import { Dropdown } from 'antd';
import { useState } from 'react';
import type { MenuButtonProps } from './menu-button.tsx';

/** The menu itself, open from the start: somebody has just asked for it. */
export function MenuDropdown({ items, placement = 'bottomRight', className, children }: MenuButtonProps) {
  const [open, setOpen] = useState(true);
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      placement={placement}
      autoFocus
      menu={{
        items: open ? (items() ?? []) : [],
        onClick: () => setOpen(false),
        ...(className && { className }),
      }}
    >
      {children}
    </Dropdown>
  );
}
