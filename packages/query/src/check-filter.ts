import { scopeOf, type Catalog } from '@atelier/entity';
import { checkConditionShape, type ScopeVariable } from '@atelier/expression';
import { under, type Issue, type Language } from '@atelier/problem';
import { checkExpression } from './compile/filter.ts';
import { queryLimits } from './limits.ts';
import { issue } from './messages.ts';
import type { Filter } from './query.ts';

/** What the filters of one query have come to so far. */
export interface FilterSize {
  nodes: number;
  formulaCharacters: number;
}

/** Characters of all formulas of one query together. */
const mostFormulaCharacters = 10_000;

/**
 * Shape and size of a filter from outside, without a catalog. Sizes add up in `size` over the
 * filters of a query.
 */
export function checkFilterShape(input: unknown, size: FilterSize, depth = 1): Issue[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return [issue('query.shape-invalid', '', { expected: filterExpected })];
  }
  if (depth > queryLimits.filterDepth)
    return [issue('query.too-deep', '', { limit: queryLimits.filterDepth })];
  if ('formula' in input) return [...only(input, ['formula']), ...checkFormula(input.formula, size)];
  if ('cell' in input) return [...only(input, ['cell']), ...under('/cell', checkCell(input.cell))];
  if ('all' in input) return [...only(input, ['all']), ...checkAll(input.all, size, depth)];
  const tooBig = countRules(input, size, depth);
  if (tooBig) return [tooBig];
  const shape = checkConditionShape(input);
  return shape.ok ? [] : [...shape.issues];
}

/** Whether a filter that has the right shape means something for an entity. */
export function checkFilter(
  filter: Filter,
  against: {
    readonly catalog: Catalog;
    readonly entity: string;
    readonly language: Language;
    readonly variables?: Readonly<Record<string, ScopeVariable>>;
  },
): Issue[] {
  if ('all' in filter) {
    return filter.all.flatMap((part, index) => under(`/all/${index}`, checkFilter(part, against)));
  }
  if ('cell' in filter) return [];
  const checked = checkExpression(
    filter,
    scopeOf(against.catalog, against.entity, against.variables),
    against.language,
  );
  return checked.ok ? [] : under('formula' in filter ? '/formula' : '', checked.issues);
}

const filterExpected = { zh: '条件', en: 'a condition' };

function only(input: object, known: readonly string[]): Issue[] {
  return Object.keys(input)
    .filter((name) => !known.includes(name))
    .map((name) => issue('query.property-unknown', '', { name: name.slice(0, 60) }));
}

function checkFormula(formula: unknown, size: FilterSize): Issue[] {
  if (typeof formula !== 'string')
    return [issue('query.shape-invalid', '/formula', { expected: { zh: '公式', en: 'a formula' } })];
  size.nodes += 1;
  size.formulaCharacters += formula.length;
  return [
    ...(size.formulaCharacters > mostFormulaCharacters
      ? [issue('query.too-long', '/formula', { limit: mostFormulaCharacters })]
      : []),
    ...tooMany(size),
  ];
}

function checkAll(all: unknown, size: FilterSize, depth: number): Issue[] {
  if (!Array.isArray(all))
    return [
      issue('query.shape-invalid', '/all', { expected: { zh: '条件列表', en: 'a list of conditions' } }),
    ];
  if (all.length > queryLimits.filterNodes)
    return [issue('query.too-many', '/all', { limit: queryLimits.filterNodes })];
  return all.flatMap((part, index) => under(`/all/${index}`, checkFilterShape(part, size, depth + 1)));
}

function checkCell(cell: unknown): Issue[] {
  if (typeof cell !== 'object' || cell === null)
    return [issue('query.shape-invalid', '', { expected: { zh: '分组', en: 'a group' } })];
  const issues = only(cell, ['field', 'bucket', 'value']);
  const field: unknown = Reflect.get(cell, 'field');
  const bucket: unknown = Reflect.get(cell, 'bucket');
  const value: unknown = Reflect.get(cell, 'value');
  if (typeof field !== 'string' || field.length > 200)
    issues.push(issue('query.shape-invalid', '/field', { expected: { zh: '字段', en: 'a field' } }));
  if (bucket !== undefined && !buckets.some((each) => each === bucket)) {
    issues.push(issue('query.shape-invalid', '/bucket', { expected: { zh: '时间粒度', en: 'a time span' } }));
  }
  if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) {
    issues.push(
      issue('query.shape-invalid', '/value', { expected: { zh: '分组的值', en: 'the value of a group' } }),
    );
  }
  return issues;
}

export const buckets = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

function tooMany(size: FilterSize): Issue[] {
  return size.nodes > queryLimits.filterNodes
    ? [issue('query.too-many-conditions', '', { limit: queryLimits.filterNodes })]
    : [];
}

/** Rules and groups of a condition tree, those inside of has / hasNo included. Stops at the first excess. */
function countRules(node: unknown, size: FilterSize, depth: number): Issue | undefined {
  size.nodes += 1;
  const [excess] = tooMany(size);
  if (excess) return excess;
  if (depth > queryLimits.filterDepth) return issue('query.too-deep', '', { limit: queryLimits.filterDepth });
  if (typeof node !== 'object' || node === null) return undefined;
  const rules: unknown = Reflect.get(node, 'rules');
  const value: unknown = Reflect.get(node, 'value');
  const children = Array.isArray(rules) ? rules : isGroup(value) ? [value] : [];
  for (const child of children) {
    const tooBig = countRules(child, size, isGroup(child) ? depth + 1 : depth);
    if (tooBig) return tooBig;
  }
  return undefined;
}

function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'rules' in value;
}
