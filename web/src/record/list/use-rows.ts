import { queryRecords, type RecordQuery } from '@atelier/api';
import type { DisplayCatalog, RecordValues } from '@atelier/entity';
import {
  keepPreviousData,
  useInfiniteQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { callUntil } from '../../api/call.ts';
import { callKey } from '../../api/use-call.ts';
import { useDisplayCatalog } from '../../app/catalog.tsx';
import { useRememberTitles } from '../../app/field-services.tsx';
import type { ListState } from './list-state.ts';

/** A row as the grid shows it. `id` and `version` always come along. */
export interface Row {
  readonly id: string;
  readonly version: number;
  readonly values: RecordValues;
}

interface RowsPage {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
  readonly total: number | undefined;
}

type Pages = InfiniteData<RowsPage, string | undefined>;

export interface Rows {
  readonly rows: readonly Row[];
  /** All that match; undefined until the first page is there. */
  readonly total: number | undefined;
  readonly error: unknown;
  readonly isLoading: boolean;
  /** The next page, or the first one of a changed list, is on its way. */
  readonly isFetching: boolean;
  readonly hasMore: boolean;
  loadMore(): void;
  reload(): void;
  /** Puts a row as the server answered it in the place of the old one. */
  replace(row: Row): void;
  /** Takes rows out at once, before the next answer confirms it. */
  remove(ids: ReadonlySet<string>): void;
}

const pageSize = 100;
/** A refresh reads every loaded page again; so deep a scroll starts over instead. */
const keptPages = 20;

export interface ListQueryOptions {
  readonly state: ListState;
  /** The recycle bin instead of the list. */
  readonly deleted?: boolean;
}

/** The query for what a list shows, without its paging. */
export function listQuery(
  catalog: DisplayCatalog,
  entity: string,
  { state, deleted = false }: ListQueryOptions,
): RecordQuery {
  const fields = state.columns.map((column) => column.field);
  const title = catalog.entity(entity)?.titleField;
  const related = fields.filter((key) => {
    const field = catalog.field(entity, key);
    return field !== undefined && catalog.targetOf(field) !== undefined;
  });
  return {
    select: [
      ...new Set(['id', 'version', ...(title ? [title] : []), ...(deleted ? ['deletedAt'] : []), ...fields]),
    ],
    ...(state.filter && { filter: state.filter }),
    ...(state.search && { search: state.search }),
    sort: state.sort,
    ...(related.length > 0 && { expand: related.map((relation) => ({ relation })) }),
    ...(deleted && { deleted }),
  };
}

/** Rows of a list, page after page by cursor, as one growing array. */
export function useRows(entity: string, query: RecordQuery): Rows {
  const client = useQueryClient();
  const catalog = useDisplayCatalog();
  const rememberTitles = useRememberTitles();
  const key: QueryKey = ['rows', entity, query];

  const result = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<RowsPage> => {
      const answer = await callUntil(signal, queryRecords, {
        params: { entity },
        body: {
          ...query,
          page: { size: pageSize, ...(pageParam && { after: pageParam }) },
          ...(!pageParam && { count: true }),
        },
      });
      rememberTitles(answer.titles);
      return { rows: answer.rows.map(rowOf), next: answer.next, total: answer.total };
    },
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchOnWindowFocus: false,
    enabled: catalog.entity(entity) !== undefined,
  });

  const pages = result.data?.pages;
  const rows = useMemo(() => distinct(pages?.flatMap((page) => page.rows) ?? []), [pages]);
  const change = (edit: (page: RowsPage) => RowsPage) =>
    client.setQueryData<Pages>(key, (data) => data && { ...data, pages: data.pages.map(edit) });

  return {
    rows,
    total: pages?.[0]?.total,
    error: result.error,
    isLoading: result.isPending,
    isFetching: result.isFetching,
    hasMore: result.hasNextPage,
    loadMore: () => {
      if (result.hasNextPage && !result.isFetching) void result.fetchNextPage();
    },
    reload: () => void reloadRows(client, entity),
    replace: (row) =>
      void change((page) => ({ ...page, rows: page.rows.map((old) => (old.id === row.id ? row : old)) })),
    remove: (ids) =>
      void change((page) => ({
        ...page,
        rows: page.rows.filter((row) => !ids.has(row.id)),
        total:
          page.total === undefined
            ? undefined
            : page.total - page.rows.filter((row) => ids.has(row.id)).length,
      })),
  };
}

export function rowOf(values: RecordValues): Row {
  return { id: String(values.id), version: Number(values.version), values };
}

/** A record that changed its place while pages were read may come twice; the first mention counts. */
function distinct(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id));
}

/** After writes: every list of the entity is read again, deep ones from their beginning. */
export async function reloadRows(client: QueryClient, entity: string): Promise<void> {
  client.setQueriesData<Pages>({ queryKey: ['rows', entity] }, (data) =>
    data && data.pages.length > keptPages
      ? { pages: data.pages.slice(0, keptPages), pageParams: data.pageParams.slice(0, keptPages) }
      : data,
  );
  await Promise.all([
    client.invalidateQueries({ queryKey: ['rows', entity] }),
    // Sums under a list.
    client.invalidateQueries({ queryKey: callKey(queryRecords) }),
  ]);
}
