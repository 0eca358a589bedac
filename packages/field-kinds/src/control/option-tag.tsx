import type { CSSProperties } from 'react';
import type { OptionColor } from '../select/options.ts';

/** Ink and ground of a tag, light and dark; every pair keeps a contrast of 4.5:1. */
const tints: Readonly<Record<OptionColor, readonly [string, string]>> = {
  gray: ['light-dark(#57524a, #c9c2b6)', 'light-dark(#efece6, #2b2926)'],
  red: ['light-dark(#8f2f26, #e9a198)', 'light-dark(#f8e9e6, #3a2320)'],
  orange: ['light-dark(#8a4a14, #e3ac7c)', 'light-dark(#f9ecdf, #38281b)'],
  gold: ['light-dark(#6f5209, #dbbb6b)', 'light-dark(#f7f0d9, #342d1a)'],
  green: ['light-dark(#2b6444, #93c7a8)', 'light-dark(#e6f1e9, #1f2e25)'],
  teal: ['light-dark(#1f6062, #86c4c4)', 'light-dark(#e2f0ef, #1b2e2e)'],
  blue: ['light-dark(#2f5680, #9bbfe2)', 'light-dark(#e6eef6, #1f2a36)'],
  purple: ['light-dark(#5d4687, #bfabe4)', 'light-dark(#efeaf6, #2a2437)'],
  pink: ['light-dark(#8d3160, #e3a3c2)', 'light-dark(#f8e8ef, #37222d)'],
};

const tag: CSSProperties = {
  display: 'inline-block',
  maxWidth: '100%',
  padding: '1px 8px',
  overflow: 'hidden',
  borderRadius: 4,
  lineHeight: '20px',
  fontSize: 13,
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  verticalAlign: 'middle',
};

/** One option or tag, in its quiet colour; without one in the neutral of the page. */
export function OptionTag({ text, color }: { readonly text: string; readonly color?: OptionColor | undefined }) {
  const [ink, ground] = color ? tints[color] : ['inherit', 'var(--at-hover, #f5f3ee)'];
  return <span style={{ ...tag, color: ink, background: ground }}>{text}</span>;
}

const list: CSSProperties = { display: 'flex', gap: 4, minWidth: 0, overflow: 'hidden' };

/** Several tags: cut at the end of the line in a list, on as many lines as needed on a page. */
export function OptionTags({ tags, density }: {
  readonly tags: readonly { readonly key: string; readonly text: string; readonly color?: OptionColor | undefined }[];
  readonly density: 'list' | 'page';
}) {
  return (
    <span style={{ ...list, flexWrap: density === 'page' ? 'wrap' : 'nowrap' }}>
      {tags.map(({ key, text, color }) => (
        <OptionTag key={key} text={text} color={color} />
      ))}
    </span>
  );
}
