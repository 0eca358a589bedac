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
  QueryTitles,
  WholeOfGroups,
  Statement,
} from './compiled.ts';
export { checkFilter, checkFilterShape, type FilterSize } from './check-filter.ts';
export { checkQuery } from './check-query.ts';
export { querySchema, querySchemas } from './query-schema.ts';
export { checkGrants } from './check-grants.ts';
export { resolvePolicy } from './resolve-policy.ts';
export { compileQuery, isGrouped } from './compile.ts';
export { drillQuery } from './drill.ts';
export { indexesFor, type IndexShape } from './indexes.ts';
export { queryFailure, queryMessages } from './messages.ts';
export { compilePredicate, rowsAllowed, type PredicateRequest, type RowsRequest } from './predicate.ts';
export { compileRecordRights, type CompiledRights, type RecordRights } from './record-rights.ts';
export { searchColumns, type SearchColumns } from './search/search-columns.ts';
export { compileTriggerMatch, type TriggerMatch, type TriggerMatchRequest } from './trigger.ts';
