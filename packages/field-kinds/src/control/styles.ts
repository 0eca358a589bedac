import type { CSSProperties } from 'react';

/** Numbers stand under each other: same width for every figure, aligned at the end. */
export const figures: CSSProperties = { fontVariantNumeric: 'tabular-nums lining-nums', textAlign: 'right' };

export const tabular: CSSProperties = { fontVariantNumeric: 'tabular-nums lining-nums' };

/** One line that ends in an ellipsis where the column is too narrow. */
export const oneLine: CSSProperties = {
  display: 'block',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
};

export const paragraphs: CSSProperties = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' };

export const faint: CSSProperties = { color: 'var(--at-faint, #756f66)' };

export const fullWidth: CSSProperties = { width: '100%' };

export const row: CSSProperties = { display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 };

/** A box for handlers only: what is inside is laid out as if it were not there. */
export const unseen: CSSProperties = { display: 'contents' };
