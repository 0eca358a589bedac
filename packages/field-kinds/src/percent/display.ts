import type { FieldKindDisplay } from '@atelier/entity';
import { pointMoved } from '../reading/digits.ts';
import type { PercentSettings } from './definition.ts';

export const percentDisplay: FieldKindDisplay<PercentSettings> = {
  valueSchema: (settings) => ({
    type: 'number',
    minimum: fraction(settings.min) ?? -1e9,
    maximum: fraction(settings.max) ?? 1e9,
  }),
  formatText: (value) =>
    typeof value === 'number' && Number.isFinite(value) ? `${percentDigits(value)}%` : '',
  scope: () => ({ type: 'number' }),
};

/** '12.5' for 0.125, without the noise of binary arithmetic. */
export function percentDigits(value: number): string {
  return pointMoved(String(value), 2);
}

function fraction(percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : Number(pointMoved(String(percent), -2));
}
