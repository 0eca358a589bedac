import type { Filter, Sort } from '@atelier/query';

/** What the address of a list can say; whatever is absent comes from the view. */
export interface ListAddress {
  readonly view?: string;
  readonly filter?: Filter;
  readonly search?: string;
  readonly sort?: readonly Sort[];
}

/** The list of an entity as a link, e.g. the records behind a bar of a chart. */
export function recordListAddress(entity: string, address: ListAddress = {}): string {
  const search = new URLSearchParams();
  if (address.view) search.set('view', address.view);
  if (address.search) search.set('q', address.search);
  if (address.filter) search.set('filter', JSON.stringify(address.filter));
  if (address.sort) search.set('sort', writeSort(address.sort));
  const text = search.toString();
  return `/records/${entity}${text ? `?${text}` : ''}`;
}

/** `[{name, ascending}, {createdAt, descending}]` as `name,-createdAt`; `^` puts empty values first. */
export function writeSort(sort: readonly Sort[]): string {
  return sort
    .map(
      (one) => `${one.direction === 'descending' ? '-' : ''}${one.empty === 'first' ? '^' : ''}${one.field}`,
    )
    .join(',');
}

export function readSort(text: string): readonly Sort[] {
  return text
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [, minus, first, field = ''] = /^(-?)(\^?)(.*)$/.exec(part) ?? [];
      return {
        field,
        direction: minus ? ('descending' as const) : ('ascending' as const),
        ...(first && { empty: 'first' as const }),
      };
    });
}

export function recordAddress(entity: string, id: string): string {
  return `/records/${entity}/${id}`;
}
