import { cloneElement, lazy, Suspense, useState } from 'react';
import type { PopoverButtonProps } from './opened-by-button.ts';

const PopoverPanel = lazy(async () => ({ default: (await import('./popover-panel.tsx')).PopoverPanel }));

/** A button with a panel beside it, fetched and drawn when it is first opened. */
export function PopoverButton({ content, placement = 'bottomLeft', children }: PopoverButtonProps) {
  const [asked, setAsked] = useState(false);
  const button = cloneElement(children, {
    'aria-haspopup': 'dialog',
    ...(!asked && { 'aria-expanded': false, onClick: () => setAsked(true) }),
  });
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <PopoverPanel content={content} placement={placement}>
        {button}
      </PopoverPanel>
    </Suspense>
  );
}
