import { EmptyCell } from '../control/cells.tsx';
import { OptionTags } from '../control/option-tag.tsx';
import { optionsOf } from '../select/display.ts';
import { optionLabel, optionOf } from '../select/options.ts';
import { OptionFilter, OptionsEditor } from '../control/deferred.tsx';
import { textsOf } from '../control/texts-of.ts';
import type { CellProps, FieldView, FilterInputProps } from '../view.ts';

function Cell({ field, value, services, density }: CellProps) {
  const values = textsOf(value);
  if (values.length === 0) return <EmptyCell density={density} services={services} />;
  const options = optionsOf(field);
  const tags = values.map((key) => ({
    key,
    text: optionLabel(options, key, services.language),
    color: optionOf(options, key)?.color,
  }));
  return <OptionTags tags={tags} density={density} />;
}

function FilterInput(props: FilterInputProps) {
  return <OptionFilter filter={props} several />;
}

export const multiSelectView: FieldView = { Editor: OptionsEditor, Cell, FilterInput };
