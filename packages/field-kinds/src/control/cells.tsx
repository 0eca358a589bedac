import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import type { CellProps } from '../view.ts';
import { faint, figures, oneLine, tabular } from './styles.ts';
import { controlTexts } from './texts.ts';

/** An empty value: nothing in a list, a quiet dash with words for a screen reader on a page. */
export function EmptyCell({ density, services }: Pick<CellProps, 'density' | 'services'>) {
  if (density === 'list') return null;
  return (
    <span style={faint}>
      <span aria-hidden>—</span>
      <span style={onlyHeard}>{controlTexts.empty[services.language]}</span>
    </span>
  );
}

export function TextCell({
  cell,
  text,
  style,
}: {
  readonly cell: CellProps;
  readonly text: string;
  readonly style?: CSSProperties;
}) {
  if (text === '') return <EmptyCell density={cell.density} services={cell.services} />;
  return (
    <span
      style={{ ...(cell.density === 'list' ? oneLine : wrapped), ...style }}
      {...(cell.density === 'list' ? { title: text } : {})}
    >
      {text}
    </span>
  );
}

/** A number: at the end of its column in a list, at the beginning on a page. */
export function NumberCell({
  cell,
  text,
  unit,
}: {
  readonly cell: CellProps;
  readonly text: string;
  readonly unit?: string;
}) {
  if (text === '') return <EmptyCell density={cell.density} services={cell.services} />;
  return (
    <span style={cell.density === 'list' ? { ...oneLine, ...figures } : tabular}>
      {text}
      {unit ? <span style={faint}> {unit}</span> : null}
    </span>
  );
}

export interface CellLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly density: CellProps['density'];
  /** Another site: opens beside the product and learns nothing about it. */
  readonly outside?: boolean;
  readonly follow?: ((address: string) => void) | undefined;
}

/** A link in a cell. In a list it does not open the row that it stands in. */
export function CellLink({ href, children, density, outside, follow }: CellLinkProps) {
  const onClick = (event: MouseEvent) => {
    event.stopPropagation();
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!follow || !plain) return;
    event.preventDefault();
    follow(href);
  };
  return (
    <a
      href={href}
      onClick={onClick}
      style={density === 'list' ? oneLine : wrapped}
      {...(outside ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : {})}
    >
      {children}
    </a>
  );
}

const wrapped: CSSProperties = { overflowWrap: 'anywhere' };

/** Heard, not seen. */
export const onlyHeard: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  padding: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
  border: 0,
};
