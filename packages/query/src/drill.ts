import type { Filter, Query } from './query.ts';

/**
 * The row query behind one cell of a grouped query: exactly the records that it counts.
 *
 * @param groupValues the row of the cell, as `QueryPage.rows` gave it; of a total, nothing
 * @param measure name of the number that was opened, so that its own filter applies as well
 * @example drillQuery(byCity, { city: 'shanghai', orders: '12' }, 'orders')
 */
export function drillQuery(
  query: Query,
  groupValues: Readonly<Record<string, unknown>> = {},
  measure?: string,
): Query {
  const { entity, filter, search, deleted } = query;
  const cells = (query.group ?? []).flatMap((group): Filter[] => {
    const name = group.as ?? group.field;
    if (!Object.hasOwn(groupValues, name)) return [];
    const { field, bucket } = group;
    return [{ cell: { field, ...(bucket ? { bucket } : {}), value: cellValue(groupValues[name]) } }];
  });
  const own = query.measures?.find((each) => each.as === measure)?.filter;
  const all = [filter, own].filter((each) => each !== undefined).concat(cells);
  const [only] = all;
  return {
    entity,
    ...(all.length > 1 ? { filter: { all } } : only ? { filter: only } : {}),
    ...(search === undefined ? {} : { search }),
    ...(deleted === undefined ? {} : { deleted }),
  };
}

function cellValue(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
