import { pointer, under, type Issue, type Localized, type Result } from '@atelier/problem';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { checkFilterShape, type FilterSize } from './check-filter.ts';
import { issue } from './messages.ts';
import { queryLimits } from './limits.ts';
import { querySchemas } from './query-schema.ts';
import type { Query } from './query.ts';

/** Everything but filters, which are checked by hand: their union would give an error for every branch. */
const { Query: root, ...parts } = querySchemas('#/$defs/');
const shape = new Ajv2020({ allErrors: true, strictTypes: false }).compile<Query>({
  ...root,
  $defs: { ...parts, Filter: true },
});

/**
 * Shape and limits of a query from outside: every wrong or unknown property is an issue with a
 * pointer to it. Whether its fields exist and are open is asked by `compileQuery`.
 */
export function checkQuery(input: unknown): Result<Query> {
  const size: FilterSize = { nodes: 0, formulaCharacters: 0 };
  const filters = filterPlaces(input).flatMap(({ at, filter }) => under(at, checkFilterShape(filter, size)));
  if (!shape(input)) return { ok: false, issues: [...(shape.errors ?? []).map(asIssue), ...filters] };
  const issues = [...filters, ...tooLongPaths(input)];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: input };
}

interface FilterPlace {
  readonly at: string;
  readonly filter: unknown;
}

function filterPlaces(input: unknown): FilterPlace[] {
  if (typeof input !== 'object' || input === null) return [];
  const measures: unknown = Reflect.get(input, 'measures');
  const places = Array.isArray(measures)
    ? measures
        .slice(0, queryLimits.measures)
        .map((owner: unknown, index) => ({ owner, at: pointer('measures', index) }))
    : [];
  return [{ owner: input, at: '' }, ...places].flatMap(({ owner, at }) =>
    typeof owner === 'object' && owner !== null && 'filter' in owner
      ? [{ at: `${at}/filter`, filter: owner.filter }]
      : [],
  );
}

function tooLongPaths(query: Query): Issue[] {
  const paths = [
    ...(query.select ?? []).map((path, index) => ({ path, at: pointer('select', index) })),
    ...(query.sort ?? []).map(({ field }, index) => ({ path: field, at: pointer('sort', index, 'field') })),
    ...(query.group ?? []).map(({ field }, index) => ({ path: field, at: pointer('group', index, 'field') })),
    ...(query.measures ?? []).map(({ field = '' }, index) => ({
      path: field,
      at: pointer('measures', index, 'field'),
    })),
    ...(query.expand ?? []).map(({ relation }, index) => ({
      path: relation,
      at: pointer('expand', index, 'relation'),
    })),
  ];
  return paths
    .filter(({ path }) => path.split('.').length > queryLimits.pathLength)
    .map(({ at }) => issue('query.too-many-joins', at, { limit: queryLimits.pathLength - 1 }));
}

const typeNames: Readonly<Record<string, Localized>> = {
  string: { zh: '文本', en: 'a text' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  object: { zh: '对象', en: 'an object' },
  array: { zh: '列表', en: 'a list' },
};

function asIssue({ keyword, params, instancePath }: ErrorObject): Issue {
  switch (keyword) {
    case 'additionalProperties':
      return issue('query.property-unknown', instancePath, {
        name: String(params['additionalProperty']).slice(0, 60),
      });
    case 'required':
      return issue('query.property-missing', instancePath, { name: String(params['missingProperty']) });
    case 'maxItems':
      return issue('query.too-many', instancePath, { limit: params['limit'] });
    case 'maxLength':
      return issue('query.too-long', instancePath, { limit: params['limit'] });
    default:
      return issue('query.shape-invalid', instancePath, { expected: expectedBy(keyword, params) });
  }
}

function expectedBy(keyword: string, params: Readonly<Record<string, unknown>>): Localized {
  const { type, allowedValues, limit } = params;
  if (Array.isArray(allowedValues)) return both(allowedValues.join(', '));
  if (keyword === 'minimum' || keyword === 'maximum')
    return both(`${keyword === 'minimum' ? '≥' : '≤'} ${String(limit)}`);
  if (typeof type === 'string') return typeNames[type] ?? both(type);
  return {
    zh: '名称（字母开头，由字母、数字和下划线组成）',
    en: 'a name of letters, digits and underscores',
  };
}

function both(text: string): Localized {
  return { zh: text, en: text };
}
