export { formatText, isLocalized, languages, localize, type Language, type Localized } from './text.ts';
export {
  defineCatalogue,
  joinCatalogues,
  textOfCode,
  type Catalogue,
  type CodeEntry,
  type ProblemKind,
} from './catalogue.ts';
export { fail, pointer, succeed, under, type Issue, type Result } from './issue.ts';
export { assertNever, bug, isProblem, Problem, problemsOf, type ProblemOptions } from './problem.ts';
