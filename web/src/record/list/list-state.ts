import type { View, ViewModel } from '@atelier/api';
import type { DisplayCatalog, FieldModel } from '@atelier/entity';
import type { Filter, Sort } from '@atelier/query';
import { readSort, writeSort } from '../../app/record-links.ts';

/** One column of a list. */
export interface ListColumn {
  readonly field: string;
  /** CSS pixels, where a person has set one. */
  readonly width?: number;
}

/** How a list is shown: a view, and what has been changed about it since. */
export interface ListState {
  readonly columns: readonly ListColumn[];
  readonly filter: Filter | undefined;
  readonly search: string;
  readonly sort: readonly Sort[];
  readonly density: ViewModel['density'];
}

/** Parts of the state that differ from the view; these are what the address carries. */
export type ListChanges = Partial<ListState>;

const names = { columns: 'fields', filter: 'filter', search: 'q', sort: 'sort', density: 'density' } as const;

/** The list as it is without any view: the title first, then what fits into a line. */
export function plainState(
  catalog: DisplayCatalog,
  entity: string,
  isReadable: (field: FieldModel) => boolean,
): ListState {
  const model = catalog.entity(entity);
  const own = (model?.fields ?? []).filter(
    (field) => isReadable(field) && !catalog.kindOf(field).definition.traits.wide,
  );
  const title = own.filter((field) => field.key === model?.titleField);
  const rest = own.filter((field) => field.key !== model?.titleField);
  return {
    columns: [...title, ...rest].map((field) => ({ field: field.key })),
    filter: undefined,
    search: '',
    sort: [{ field: 'createdAt', direction: 'descending' }],
    density: 'comfortable',
  };
}

/** What a view asks for, without the fields that are out of the viewer's sight. */
export function viewState(view: View, plain: ListState): ListState {
  const { model, missingFields } = view;
  const columns = model.fields.filter((column) => !missingFields.includes(column.field));
  return {
    columns: columns.length > 0 ? columns : plain.columns,
    filter: model.filter,
    search: model.search ?? '',
    sort: model.sort.filter((sort) => !missingFields.includes(sort.field)),
    density: model.density,
  };
}

/** Reads the changes out of an address; what cannot be read is as if it were not there. */
export function readChanges(search: URLSearchParams): ListChanges {
  const text = (name: keyof typeof names) => search.get(names[name]);
  const density = text('density');
  const filter = text('filter');
  return {
    ...(text('columns') !== null && { columns: readColumns(text('columns') ?? '') }),
    ...(filter !== null && { filter: filter === '' ? undefined : readFilter(filter) }),
    ...(text('search') !== null && { search: text('search') ?? '' }),
    ...(text('sort') !== null && { sort: readSort(text('sort') ?? '') }),
    ...((density === 'comfortable' || density === 'compact') && { density }),
  };
}

/** The address for a state seen from its view: nothing is said that the view says already. */
export function writeChanges(search: URLSearchParams, state: ListState, base: ListState): URLSearchParams {
  const next = new URLSearchParams(search);
  const put = (name: keyof typeof names, value: string) => {
    if (isSame(state[name], base[name])) next.delete(names[name]);
    else next.set(names[name], value);
  };
  put('columns', writeColumns(state.columns));
  put('filter', state.filter ? JSON.stringify(state.filter) : '');
  put('search', state.search);
  put('sort', writeSort(state.sort));
  put('density', state.density);
  return next;
}

export function isChanged(state: ListState, base: ListState): boolean {
  return (Object.keys(names) as (keyof typeof names)[]).some((name) => !isSame(state[name], base[name]));
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function readColumns(text: string): readonly ListColumn[] {
  return text
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [field = '', width] = part.split(':');
      const pixels = Number(width);
      return { field, ...(Number.isInteger(pixels) && pixels >= 40 && { width: Math.min(pixels, 2000) }) };
    });
}

function writeColumns(columns: readonly ListColumn[]): string {
  return columns.map((column) => (column.width ? `${column.field}:${column.width}` : column.field)).join(',');
}

function readFilter(text: string): Filter | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isFilter(parsed) ? parsed : undefined;
  } catch {
    // A cut-off link: better the whole list than no list.
    return undefined;
  }
}

/** Only the outer shape; the server checks every mention. */
function isFilter(value: unknown): value is Filter {
  if (typeof value !== 'object' || value === null) return false;
  return 'rules' in value || 'formula' in value || 'all' in value || 'cell' in value;
}

/** The next step of a click on a header: ascending, descending, as before. With `add` further sorts stay. */
export function toggleSort(sort: readonly Sort[], field: string, add: boolean): readonly Sort[] {
  const current = sort.find((one) => one.field === field);
  const others = add ? sort.filter((one) => one.field !== field) : [];
  if (!current) return [...others, { field, direction: 'ascending' }];
  if (current.direction === 'ascending') return [...others, { field, direction: 'descending' }];
  return others;
}

export function moveColumn(columns: readonly ListColumn[], from: number, to: number): readonly ListColumn[] {
  const moved = columns[from];
  if (!moved || from === to) return columns;
  const rest = columns.filter((_, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}
