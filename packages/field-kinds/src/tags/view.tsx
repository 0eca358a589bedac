import { EmptyCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import { OptionTags } from '../control/option-tag.tsx';
import { textsOf } from '../control/texts-of.ts';
import type { CellProps, FieldView } from '../view.ts';

function Cell({ value, services, density }: CellProps) {
  const values = textsOf(value);
  if (values.length === 0) return <EmptyCell density={density} services={services} />;
  return <OptionTags tags={values.map((text) => ({ key: text, text }))} density={density} />;
}

export const tagsView: FieldView = { Cell, ...deferredInputs('tags') };
