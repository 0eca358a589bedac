import type { CellProps } from '../view.ts';
import { CellLink, EmptyCell, TextCell } from './cells.tsx';
import { faint } from './styles.ts';
import { controlTexts } from './texts.ts';

/** The title of a record or user, as a link where the viewer may open it. */
export function ChoiceCell({ cell, target }: { readonly cell: CellProps; readonly target: string }) {
  const { value, services, density } = cell;
  if (typeof value !== 'string' || value === '') return <EmptyCell density={density} services={services} />;
  const title = services.titleOf(target, value);
  if (title === undefined) return <span style={faint}>{controlTexts.loadingTitle[services.language]}</span>;
  const href = services.linkTo?.(target, value);
  if (href === undefined) return <TextCell cell={cell} text={title} />;
  return (
    <CellLink href={href} density={density} follow={services.follow}>
      {title}
    </CellLink>
  );
}
