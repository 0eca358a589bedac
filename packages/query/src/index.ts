export type { Filter, Group, GroupCell, Measure, Query, Sort, TimeBucket } from './query.ts';
export type {
  EntityGrant,
  FieldRight,
  Policy,
  RecordAction,
  ResolvedGrant,
  RowRule,
  Viewer,
} from './policy.ts';
export type {
  CompiledQuery,
  DatabaseRow,
  QueryColumn,
  QueryContext,
  QueryPage,
  QueryRow,
  RelatedRecord,
  Statement,
} from './compiled.ts';
export { checkQuery, querySchema } from './check-query.ts';
export { checkGrants, resolvePolicy } from './resolve-policy.ts';
export { compileQuery } from './compile.ts';
export { drillQuery } from './drill.ts';
export { indexesFor, type IndexShape } from './indexes.ts';
export { queryMessages } from './messages.ts';
export {
  compilePredicate,
  compileTriggerMatch,
  rowsAllowed,
  type PredicateRequest,
  type RowsRequest,
  type TriggerMatchRequest,
} from './predicate.ts';
export { searchColumns } from './search.ts';
