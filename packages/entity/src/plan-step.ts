import type { Issue, Localized } from '@atelier/problem';
import type { EntityModel } from './model.ts';

export type PlanStepKind =
  | 'create-entity'
  | 'rename-entity'
  | 'describe-entity' // description, icon, color
  | 'title'
  | 'reorder'
  | 'add-field'
  | 'restore-field' // a field dropped before comes back with its values
  | 'drop-field' // hidden; its values are kept
  | 'rename-label'
  | 'change-help'
  | 'change-kind'
  | 'change-settings'
  | 'add-option'
  | 'rename-option'
  | 'remove-option'
  | 'reorder-options'
  | 'change-default'
  | 'change-sensitivity'
  | 'generate-values' // rows where a generated field is empty get theirs
  | 'fill-default' // rows where the field is empty get its fixed default
  | 'require'
  | 'unrequire'
  | 'unique'
  | 'ununique'
  | 'add-unique-key'
  | 'drop-unique-key';

/**
 * `safe` touches no value of any row; `converts` rewrites values, each with a result; `may-fail` can
 * meet rows that do not fit, so they have to be counted before publishing.
 */
export type PlanRisk = 'safe' | 'converts' | 'may-fail';

export interface PlanStep {
  readonly kind: PlanStepKind;
  /** Key of the field the step is about; absent for steps about the entity. */
  readonly field?: string;
  readonly risk: PlanRisk;
  /** The sentence says something about existing rows, so the server should count them. */
  readonly needsRows: boolean;
  /** What it was and what it becomes: labels, whole fields, option values, keys … by `kind`. */
  readonly from?: unknown;
  readonly to?: unknown;
  /** Names and counts for the slots of the sentence. */
  readonly words: Readonly<Record<string, Localized | number>>;
}

/** What publishing will do, in the order in which it is done. */
export interface ChangePlan {
  readonly entity: string;
  readonly before?: EntityModel;
  readonly after: EntityModel;
  readonly steps: readonly PlanStep[];
  /** The worst risk of all steps; an empty plan is safe. */
  readonly risk: PlanRisk;
}

/** What a step means for the rows that exist. Filled in by the server; see `describeEffect`. */
export interface RowEffect {
  /** Rows of the entity outside the recycle bin. */
  readonly total: number;
  /** Rows the step is about: emptied of sight, filled, or given another value. */
  readonly converts: number;
  /** Rows that do not fit; more than 0 stops the publish. */
  readonly fails: number;
  readonly samples: readonly RowSample[];
  readonly failing: readonly RowFailure[];
}

export interface RowSample {
  readonly id: string;
  readonly title: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface RowFailure {
  readonly id: string;
  readonly title: string;
  readonly before: unknown;
  readonly issue: Issue;
}
