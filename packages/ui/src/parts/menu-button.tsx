import type { MenuProps } from 'antd';
import { cloneElement, lazy, Suspense, useState, type ReactElement, type Ref } from 'react';

const MenuDropdown = lazy(async () => ({ default: (await import('./menu-dropdown.tsx')).MenuDropdown }));

interface ButtonAttributes {
  readonly ref?: Ref<HTMLElement>;
  readonly onClick?: () => void;
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-expanded'?: boolean;
}

export interface MenuButtonProps {
  /** Asked for when the menu opens. */
  items(): MenuProps['items'];
  readonly placement?: 'bottomLeft' | 'bottomRight' | 'topLeft' | 'topRight';
  /** Of the menu, e.g. to give it a height. */
  readonly className?: string;
  /** The button; its click opens the menu. */
  readonly children: ReactElement<ButtonAttributes>;
}

/** A button with a menu. The menu is fetched and drawn when it is first opened, so a page may have dozens. */
export function MenuButton({ items, placement = 'bottomRight', className, children }: MenuButtonProps) {
  const [asked, setAsked] = useState(false);
  const button = cloneElement(children, {
    'aria-haspopup': 'menu',
    ...(!asked && { 'aria-expanded': false, onClick: () => setAsked(true) }),
  });
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <MenuDropdown items={items} placement={placement} {...(className && { className })}>
        {button}
      </MenuDropdown>
    </Suspense>
  );
}
