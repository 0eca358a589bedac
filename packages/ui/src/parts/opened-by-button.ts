import type { MenuProps } from 'antd';
import type { ReactElement, ReactNode, Ref } from 'react';

/** What a button takes that opens something. */
export interface OpeningButton {
  readonly ref?: Ref<HTMLElement>;
  readonly onClick?: () => void;
  readonly 'aria-haspopup'?: 'menu' | 'dialog';
  readonly 'aria-expanded'?: boolean;
}

export interface MenuButtonProps {
  /** Asked for when the menu opens. */
  items(): MenuProps['items'];
  readonly placement?: 'bottomLeft' | 'bottomRight' | 'topLeft' | 'topRight';
  /** Of the menu, e.g. to give it a height. */
  readonly className?: string;
  /** The button; its click opens the menu. */
  readonly children: ReactElement<OpeningButton>;
}

export interface PopoverButtonProps {
  readonly content: ReactNode;
  readonly placement?: 'bottomLeft' | 'bottomRight';
  /** The button; its click opens the panel. */
  readonly children: ReactElement<OpeningButton>;
}
