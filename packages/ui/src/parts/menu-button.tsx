import { cloneElement, lazy, Suspense, useState } from 'react';
import type { MenuButtonProps } from './opened-by-button.ts';

const MenuDropdown = lazy(async () => ({ default: (await import('./menu-dropdown.tsx')).MenuDropdown }));

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
