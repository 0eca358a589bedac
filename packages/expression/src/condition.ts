/**
 * The condition tree, in the JSON of react-querybuilder, so that the visual builder stores exactly
 * what it shows. `lowerCondition` turns it into an `Expression`.
 */
export interface ConditionGroup {
  readonly id?: string;
  readonly combinator: 'and' | 'or';
  readonly not?: boolean;
  readonly rules: readonly (ConditionRule | ConditionGroup)[];
}

export interface ConditionRule {
  readonly id?: string;
  /** A field path joined by dots ('owner.name'); for has / hasNo: 'entity.via' ('order.customer'). */
  readonly field: string;
  readonly operator: ConditionOperator;
  /**
   * By source: value → a literal (string, number, boolean, list, or a RelativeDate);
   * field → another field path; formula → formula text. For has / hasNo: a ConditionGroup.
   */
  readonly value?: unknown;
  readonly valueSource?: 'value' | 'field' | 'formula';
}

export type ConditionOperator =
  | 'equal'
  | 'notEqual'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'between'
  | 'contains'
  | 'notContains'
  | 'startsWith'
  | 'endsWith'
  | 'oneOf'
  | 'noneOf'
  | 'hasAny' // lists
  | 'hasAll'
  | 'hasNone'
  | 'isEmpty'
  | 'isNotEmpty'
  | 'has' // related records
  | 'hasNo';

/**
 * A date that moves with today. `{ relative: 'day', offset: -7 }` is the day a week ago;
 * `{ relative: 'month', offset: 0 }` is this month as a whole: equal means within it, less before it
 * begins, lessOrEqual until it ends, greater after it has ended, greaterOrEqual from its beginning;
 * between two periods means from the beginning of the first to the end of the second. Weeks start on
 * Monday (ISO 8601). Offsets are whole numbers from -10,000 to 10,000.
 */
export interface RelativeDate {
  readonly relative: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly offset: number;
}
