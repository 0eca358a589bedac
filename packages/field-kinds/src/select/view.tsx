import { EmptyCell } from '../control/cells.tsx';
import { OptionTag } from '../control/option-tag.tsx';
import { OptionEditor, OptionFilter } from '../control/deferred.tsx';
import type { CellProps, FieldView, FilterInputProps } from '../view.ts';
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

function FilterInput(props: FilterInputProps) {
  return <OptionFilter filter={props} several={props.operator === 'oneOf' || props.operator === 'noneOf'} />;
}

export const selectView: FieldView = { Editor: OptionEditor, Cell, FilterInput };
