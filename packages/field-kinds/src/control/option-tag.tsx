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
  verticalAlign: 'top',
};

/** One option or tag, in its quiet colour; without one in the neutral of the page. */
export function OptionTag({
  text,
  color,
}: {
  readonly text: string;
  readonly color?: OptionColor | undefined;
}) {
  return <span style={{ ...tag, ...tintOf(color) }}>{text}</span>;
}

function tintOf(color: OptionColor | undefined): CSSProperties {
  const [ink, ground] = color ? tints[color] : ['var(--at-ink, inherit)', neutral];
  return { color: ink, background: ground };
}

/** A little darker than the ground that it stands on, whatever that is. */
const neutral = 'color-mix(in srgb, var(--at-ink, #1d1b18) 7%, transparent)';

export interface ChosenTagProps {
  readonly text: string;
  readonly color?: OptionColor | undefined;
  /** Takes it out again; without it the tag stays. */
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel: string;
}

/** A tag inside an input of several. The keyboard takes the last one out with Backspace. */
export function ChosenTag({ text, color, onRemove, removeLabel }: ChosenTagProps) {
  return (
    <span
      style={{
        ...tag,
        ...tintOf(color),
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        marginInlineEnd: 4,
      }}
    >
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{text}</span>
      {onRemove ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={removeLabel}
          // The list below the input must not open for a removal.
          onMouseDown={(event) => {
            event.preventDefault();
            event.stopPropagation();
          }}
          onClick={onRemove}
          style={remover}
        >
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden>
            <path d="M2 2l6 6M8 2l-6 6" stroke="currentColor" strokeWidth="1.2" strokeLinecap="round" />
          </svg>
        </button>
      ) : null}
    </span>
  );
}

const remover: CSSProperties = {
  display: 'inline-flex',
  padding: '4px 2px',
  border: 0,
  background: 'none',
  color: 'inherit',
  opacity: 0.65,
  cursor: 'pointer',
};

/** Tags keep their width; what does not fit fades out at the end of the line. */
const list: CSSProperties = {
  display: 'flex',
  gap: 4,
  minWidth: 0,
  overflow: 'hidden',
  maskImage: 'linear-gradient(to right, #000 calc(100% - 16px), transparent)',
};

/** Several tags: cut at the end of the line in a list, on as many lines as needed on a page. */
export function OptionTags({
  tags,
  density,
}: {
  readonly tags: readonly {
    readonly key: string;
    readonly text: string;
    readonly color?: OptionColor | undefined;
  }[];
  readonly density: 'list' | 'page';
}) {
  return (
    <span
      style={density === 'page' ? { ...list, flexWrap: 'wrap', maskImage: 'none' } : list}
      {...(density === 'list' ? { title: tags.map((entry) => entry.text).join(' · ') } : {})}
    >
      {tags.map(({ key, text, color }) => (
        <span key={key} style={{ flexShrink: density === 'page' ? 1 : 0, minWidth: 0 }}>
          <OptionTag text={text} color={color} />
        </span>
      ))}
    </span>
  );
}
