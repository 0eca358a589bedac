import { EmptyCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import { OptionTags } from '../control/option-tag.tsx';
import { optionsOf } from '../select/display.ts';
import { optionLabel, optionOf } from '../select/options.ts';
import { textsOf } from '../control/texts-of.ts';
import type { CellProps, FieldView } from '../view.ts';

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

export const multiSelectView: FieldView = { Cell, ...deferredInputs('multiSelect') };
