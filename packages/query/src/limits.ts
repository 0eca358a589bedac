/** What one query may ask of the database. Chosen so that no document a person builds comes near. */
export const queryLimits = {
  filterNodes: 100,
  filterDepth: 8,
  /** Nodes of a formula after parsing; a condition rule lowers to about four. */
  expressionNodes: 600,
  /** Relations followed for filter, sort, group and measures, and related records looked into. */
  joins: 4,
  /** Relations followed for output only: looked up for the rows of a page, after sorting. */
  outputJoins: 12,
  groups: 3,
  measures: 20,
  sorts: 5,
  select: 200,
  pageSize: 500,
  defaultPageSize: 50,
  searchLength: 200,
  searchWords: 8,
  pathLength: 4,
} as const;
