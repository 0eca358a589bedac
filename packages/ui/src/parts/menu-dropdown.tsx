import { Dropdown } from 'antd';
import { cloneElement, useRef, useState } from 'react';
import type { MenuButtonProps } from './opened-by-button.ts';

/** The menu itself, open from the start: somebody has just asked for it. */
export function MenuDropdown({ items, placement = 'bottomRight', className, children }: MenuButtonProps) {
  const [open, setOpen] = useState(true);
  const button = useRef<HTMLElement>(null);
  const close = () => {
    setOpen(false);
    // The keyboard goes on where it was, not at the top of the page.
    button.current?.focus();
  };
  return (
    <Dropdown
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      trigger={['click']}
      placement={placement}
      autoFocus
      menu={{
        items: open ? (items() ?? []) : [],
        onClick: close,
        ...(className && { className }),
      }}
    >
      {cloneElement(children, { ref: button })}
    </Dropdown>
  );
}
