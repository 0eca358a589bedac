import { cloneElement, lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react';

const PopoverPanel = lazy(async () => ({ default: (await import('./popover-panel.tsx')).PopoverPanel }));

interface ButtonAttributes {
  readonly onClick?: () => void;
  readonly 'aria-haspopup'?: 'dialog';
  readonly 'aria-expanded'?: boolean;
}

export interface PopoverButtonProps {
  readonly content: ReactNode;
  readonly placement?: 'bottomLeft' | 'bottomRight';
  /** The button; its click opens the panel. */
  readonly children: ReactElement<ButtonAttributes>;
}

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
