import type { ConformanceCase } from './conformance-case.ts';
import { comparisonCases } from './tables/comparison.ts';
import { dateCases } from './tables/dates.ts';
import { dayComparisonCases } from './tables/day-comparison.ts';
import { logicCases, relatedCases } from './tables/logic.ts';
import { numberCases } from './tables/numbers.ts';
import { listCases, textCases } from './tables/texts.ts';

/** What every implementation of the language must give: the memory half runs here, the SQL half in the server. */
export const conformanceTables: Readonly<Record<string, readonly ConformanceCase[]>> = {
  comparison: comparisonCases,
  'comparison of days': dayComparisonCases,
  logic: logicCases,
  'related records': relatedCases,
  number: numberCases,
  text: textCases,
  list: listCases,
  date: dateCases,
};

export type { ConformanceCase, PlainResult } from './conformance-case.ts';
export {
  me,
  probeFields,
  probeKeys,
  probeScope,
  users,
  usualNow,
  usualZone,
  type ProbeKey,
  type ProbeLine,
  type ProbeRecord,
} from './world.ts';
export { anyExpression, anyProbe, nows, zones } from './arbitrary.ts';
