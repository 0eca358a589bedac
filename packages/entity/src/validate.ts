import { bug, type Language, type Result } from '@atelier/problem';
import type { Catalog } from './catalog.ts';
import type { RecordValues } from './model.ts';

export interface ValidateOptions {
  readonly values: RecordValues;
  /** create wants every required field; update looks only at the fields that are given. */
  readonly mode: 'create' | 'update';
  /** Language of the field labels in the details of issues; zh unless given. */
  readonly language?: Language;
}

export function validateRecord(_catalog: Catalog, _entity: string, _options: ValidateOptions): Result<RecordValues> {
  throw bug('being built');
}
