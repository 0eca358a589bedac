export {
  endpoint,
  workspacePermissions,
  type AnswerOf,
  type Endpoint,
  type InputOf,
  type Permission,
  type WorkspacePermission,
} from './endpoint.ts';
export {
  Document,
  IdShape,
  IssueShape,
  JobShape,
  KeyShape,
  LanguageShape,
  LocalizedShape,
  Page,
  ProblemShape,
  type Job,
  type ProblemAnswer,
} from './shapes.ts';
