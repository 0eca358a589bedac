import { EmptyCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import { OptionTag } from '../control/option-tag.tsx';
import type { CellProps, FieldView } from '../view.ts';
import { optionsOf } from './display.ts';
import { optionLabel, optionOf } from './options.ts';

function Cell({ field, value, services, density }: CellProps) {
  if (typeof value !== 'string' || value === '') return <EmptyCell density={density} services={services} />;
  const options = optionsOf(field);
  return (
    <OptionTag
      text={optionLabel(options, value, services.language)}
      color={optionOf(options, value)?.color}
    />
  );
}

export const selectView: FieldView = { Cell, ...deferredInputs('select') };
