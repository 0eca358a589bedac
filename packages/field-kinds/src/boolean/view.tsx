import { EmptyCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import type { CellProps, FieldView } from '../view.ts';
import { answerOf, answers } from './answers.ts';

function Cell({ field, value, services, density }: CellProps) {
  const answer = answers(field, services).find((known) => known.value === answerOf(value));
  return answer ? <span>{answer.label}</span> : <EmptyCell density={density} services={services} />;
}

export const booleanView: FieldView = { Cell, ...deferredInputs('boolean') };
