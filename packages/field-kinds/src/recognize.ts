import type { ColumnSample, FieldSettings } from '@atelier/entity';
import { behaviours } from './behaviours.ts';
import { definitions, type FieldKindId } from './definitions.ts';
import { fieldKindIds } from './kinds.ts';

export interface RecognizedColumn {
  readonly kind: FieldKindId;
  readonly settings: FieldSettings;
  /** 0 … 1 */
  readonly likelihood: number;
}

/**
 * What kind a column of a sheet most likely is, with settings that take its cells. Text takes any.
 *
 * @example recognizeColumn({ header: '性别', cells: ['女', 'F', '男', …], distinct: 3 }).kind // 'select'
 */
export function recognizeColumn(sample: ColumnSample): RecognizedColumn {
  let best: RecognizedColumn = { kind: 'text', settings: definitions.text.defaultSettings, likelihood: 0.1 };
  for (const kind of fieldKindIds) {
    const found = behaviours[kind].recognize?.(sample);
    if (found && found.likelihood > best.likelihood) {
      best = {
        kind,
        settings: { ...definitions[kind].defaultSettings, ...found.settings },
        likelihood: found.likelihood,
      };
    }
  }
  return best;
}
