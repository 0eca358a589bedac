/** What one expression may be at most; what exceeds a limit is an issue of kind `limit`, never cut off. */
export const limits = {
  /** Characters of a formula. */
  formulaLength: 10_000,
  /** Levels of a formula. */
  formulaDepth: 64,
  /** Values, names, operators and calls of a formula. */
  formulaNodes: 2_000,
  /** Rules and groups of a condition tree. */
  conditionNodes: 100,
  conditionDepth: 8,
  /** Values of one list in a condition. */
  conditionValues: 1_000,
  /** A whole expression, formulas inside of conditions included. */
  expressionNodes: 20_000,
  expressionDepth: 128,
  /** Keys of one path: four relations and a field. */
  pathLength: 5,
  textLength: 10_000,
  /** Digits that an exact number may grow to inside an expression. */
  digits: 1_000,
  /** Characters that a text may grow to inside an expression. */
  characters: 10_000_000,
} as const;
