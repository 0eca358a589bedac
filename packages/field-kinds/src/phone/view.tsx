import { lazy, Suspense } from 'react';
import { EmptyCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import { settingsOf } from '../control/reading-of.ts';
import type { CellProps, FieldView } from '../view.ts';
import { phone } from './definition.ts';
import { isCallable, knownPhone } from './display.ts';
import { PhoneNumberCell } from './number-cell.tsx';

const AnyNumberCell = lazy(async () => ({ default: (await import('./any-number-cell.tsx')).AnyNumberCell }));

function Cell(props: CellProps) {
  const { field, value, density, services } = props;
  if (typeof value !== 'string' || value === '') return <EmptyCell density={density} services={services} />;
  const known = knownPhone(value, settingsOf(field, phone.defaultSettings));
  if (known !== undefined || !isCallable(value))
    return <PhoneNumberCell cell={props} number={value} text={known ?? value} />;
  return (
    <Suspense fallback={<PhoneNumberCell cell={props} number={value} text={value} />}>
      <AnyNumberCell cell={props} number={value} />
    </Suspense>
  );
}

export const phoneView: FieldView = { Cell, ...deferredInputs('phone') };
