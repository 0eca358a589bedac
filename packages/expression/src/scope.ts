import type { Localized } from '@atelier/problem';
import type { ValueType } from './ast.ts';

/** One nameable field as the language sees it. */
export interface ScopeField {
  readonly key: string;
  readonly label: Localized;
  readonly type: ValueType;
  /** Where a path continues: the entity of a relation; 'user' for users. */
  readonly target?: string;
  /** Values with labels, for printing sentences and checking literals. */
  readonly options?: readonly { readonly value: string; readonly label: Localized }[];
}

export interface ScopeVariable {
  readonly label: Localized;
  readonly type: ValueType;
  readonly target?: string;
}

/** What an expression may mention. The entity package makes one from a catalog of entities. */
export interface Scope {
  /** The entity of the record at hand. */
  readonly entity: string;
  entityLabel(entity: string): Localized | undefined;
  field(entity: string, key: string): ScopeField | undefined;
  fields(entity: string): readonly ScopeField[];
  variable(name: string): ScopeVariable | undefined;
  variables(): readonly string[];
}
