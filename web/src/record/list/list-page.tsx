import { listViews, type EntityEntry } from '@atelier/api';
import { titleOf } from '@atelier/entity';
import { ErrorPanel, Loading, Page, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { shownProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { mayDo, useDisplayCatalog, useEntityEntry } from '../../app/catalog.tsx';
import { useFieldServices } from '../../app/field-services.tsx';
import { NotFound } from '../../app/not-found.tsx';
import { recordAddress } from '../../app/record-links.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Grid } from '../grid/grid.tsx';
import { gridColumns } from '../grid/grid-column.ts';
import type { ColumnChange } from '../grid/grid-header.tsx';
import { sendForImport } from '../import/send-for-import.ts';
import { recordMessages } from '../messages.ts';
import { CardList } from './card-list.tsx';
import { proposedQuickFilters } from './filter-bar.tsx';
import { ListEmpty } from './list-empty.tsx';
import { ListFooter } from './list-footer.tsx';
import styles from './list.module.css';
import { moveColumn, toggleSort, type ListState } from './list-state.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { ListHeading } from './list-heading.tsx';
import { rememberList } from './recent-list.ts';
import { useBulk } from './use-bulk.ts';
import { useCellSave } from './use-cell-save.ts';
import { useListState, type ListStateHandle } from './use-list-state.ts';
import { usePastedSheet } from './use-paste.ts';
import { listQuery, useRows, type Row } from './use-rows.ts';
import { ViewTabs } from './view-tabs.tsx';

const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }));
const ConflictDialog = lazy(async () => ({
  default: (await import('./conflict-dialog.tsx')).ConflictDialog,
}));
const PhoneToolbar = lazy(async () => ({ default: (await import('./phone-toolbar.tsx')).PhoneToolbar }));

export function ListPage() {
  const { entity = '' } = useParams();
  const entry = useEntityEntry(entity);
  if (!entry || !mayDo(entry, 'read')) return <NotFound />;
  return <ListWithViews key={entity} entry={entry} />;
}

function ListWithViews({ entry }: { readonly entry: EntityEntry }) {
  const entity = entry.model.key;
  const views = useCall(listViews, { search: { entity } });
  const list = useListState(entry, views.data?.views);
  const say = useText(recordMessages);
  if (views.isError)
    return (
      <ErrorPanel problem={shownProblem(views.error, say('failed'))} onRetry={() => void views.refetch()} />
    );
  if (!list) return <Loading rows={8} />;
  return <RecordList entry={entry} list={list} />;
}

interface RecordListProps {
  readonly entry: EntityEntry;
  readonly list: ListStateHandle;
}

function RecordList({ entry, list }: RecordListProps) {
  const { model } = entry;
  const entity = model.key;
  const read = useLocalize();
  const say = useText(recordMessages);
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const catalog = useDisplayCatalog();
  const { state, change } = list;
  const rows = useRows(
    entity,
    useMemo(() => listQuery(catalog, entity, state), [catalog, entity, state]),
  );
  const edits = useCellSave(entity, rows);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setIsAll] = useState(false);
  const clear = () => {
    setSelected(new Set());
    setIsAll(false);
  };
  const bulk = useBulk(entity, clear);
  const titled = useTitles(entity);
  const columns = useMemo(
    () =>
      gridColumns(state.columns, {
        catalog,
        entity,
        rights: entry.rights,
        ...(list.view?.model.inlineFields && { inlineFields: list.view.model.inlineFields }),
      }),
    [state.columns, catalog, entity, entry.rights, list.view],
  );
  useRecentList(entity, rows.rows, rows.total);
  useListShortcuts(entry, edits.undoLast);
  usePastedSheet(mayDo(entry, 'import'), (file) => void sendForImport({ entity, file, navigate }));

  const label = read(model.label);
  const query = listQuery(catalog, entity, state);
  const selection = isAll
    ? {
        query: {
          ...(query.filter && { filter: query.filter }),
          ...(query.search && { search: query.search }),
        },
      }
    : { ids: [...selected] };
  const quickFilters =
    list.view?.model.quickFilters ??
    proposedQuickFilters(
      catalog,
      entity,
      list.base.columns.map((column) => column.field),
    );
  const isEmpty = !rows.isLoading && rows.rows.length === 0;
  const tools = { entry, list, quickFilters, total: rows.total };

  return (
    <Page title={label} width="full">
      <ListHeading entry={entry} state={state} />
      <ViewTabs
        entity={entity}
        views={list.views}
        current={list.view}
        state={state}
        isChanged={list.isChanged}
        onOpen={list.open}
        onReset={list.reset}
      />
      {isPhone ? (
        <Suspense fallback={<div className={styles.phoneTools} />}>
          <PhoneToolbar {...tools} />
        </Suspense>
      ) : (
        <ListToolbar {...tools} />
      )}
      <div className={styles.body} aria-busy={rows.isFetching}>
        {rows.error ? (
          <ErrorPanel problem={shownProblem(rows.error, say('failed'))} onRetry={rows.reload} />
        ) : isEmpty ? (
          <ListEmpty
            entry={entry}
            isNarrowed={state.filter !== undefined || state.search !== ''}
            onWiden={() => change({ filter: undefined, search: '' })}
          />
        ) : isPhone ? (
          <CardList
            label={say('gridLabel', { entity: label })}
            rows={rows.rows}
            columns={columns}
            hasMore={rows.hasMore}
            onEnd={rows.loadMore}
            titleOf={titled}
            addressOf={(row) => recordAddress(entity, row.id)}
          />
        ) : (
          <Grid
            entity={entity}
            label={say('gridLabel', { entity: label })}
            rows={rows.rows}
            columns={columns}
            density={state.density}
            total={rows.total}
            hasMore={rows.hasMore}
            onEnd={rows.loadMore}
            sort={state.sort}
            onSort={(field, add) => change({ sort: toggleSort(state.sort, field, add) })}
            onColumn={(column) => changeColumn(column, list)}
            selected={selected}
            onSelect={(next) => {
              setSelected(next);
              setIsAll(false);
            }}
            titleOf={titled}
            addressOf={(row) => recordAddress(entity, row.id)}
            onOpen={(row) => void navigate(recordAddress(entity, row.id))}
            onSave={edits.save}
            errorOf={edits.errorOf}
            bottomSpace={selected.size > 0 ? 72 : 0}
          />
        )}
      </div>
      {!isPhone && <ListFooter entry={entry} rows={rows} columns={columns} query={query} />}
      <Suspense fallback={null}>
        {selected.size > 0 && (
          <BulkBar
            catalog={catalog}
            entity={entity}
            count={selected.size}
            total={rows.total}
            isAll={isAll}
            selection={selection}
            busy={bulk.busy}
            editable={
              mayDo(entry, 'update')
                ? catalog
                    .fields(entity)
                    .filter(
                      (field) =>
                        !field.system &&
                        entry.rights.fields[field.key] === 'write' &&
                        !catalog.kindOf(field).definition.traits.generated,
                    )
                : []
            }
            mayDelete={mayDo(entry, 'delete')}
            onAll={() => setIsAll(true)}
            onClear={clear}
            onUpdate={(which, values) => void bulk.update(which, values)}
            onDelete={(which) => {
              if ('ids' in which) rows.remove(new Set(which.ids));
              void bulk.remove(which);
            }}
          />
        )}
        {edits.conflict && (
          <ConflictDialog
            catalog={catalog}
            entity={entity}
            conflict={edits.conflict}
            onSettle={edits.settle}
          />
        )}
      </Suspense>
    </Page>
  );
}

function changeColumn(column: ColumnChange, { state, change, addQuickFilter }: ListStateHandle): void {
  switch (column.kind) {
    case 'move':
      return change({ columns: moveColumn(state.columns, column.from, column.to) });
    case 'hide':
      return change({ columns: state.columns.filter((one) => one.field !== column.field) });
    case 'resize':
      return change({
        columns: state.columns.map((one) =>
          one.field === column.field
            ? { field: one.field, ...(column.width && { width: column.width }) }
            : one,
        ),
      });
    case 'sort': {
      const { field, direction } = column;
      return change({
        sort: direction ? [{ field, direction }] : state.sort.filter((one) => one.field !== field),
      });
    }
    case 'filter':
      return addQuickFilter(column.field);
  }
}

/** How a row is called, in the language and zone of the viewer. */
export function useTitles(entity: string): (row: Row) => string {
  const catalog = useDisplayCatalog();
  const { language, timeZone, titleOf: title } = useFieldServices();
  return useCallback(
    (row: Row) => titleOf(catalog, entity, { values: row.values, format: { language, timeZone, title } }),
    [catalog, entity, language, timeZone, title],
  );
}

/** What the page of a record needs to lead on to the next one, and back. */
function useRecentList(entity: string, rows: readonly Row[], total: number | undefined): void {
  const { pathname, search } = useLocation();
  useEffect(() => {
    rememberList(entity, { ids: rows.map((row) => row.id), total, address: pathname + search });
  }, [entity, rows, total, pathname, search]);
}

function useListShortcuts(entry: EntityEntry, undoLast: () => void): void {
  const say = useText(recordMessages);
  const navigate = useNavigate();
  useShortcuts([
    ...(mayDo(entry, 'create')
      ? [
          {
            keys: 'n',
            label: say('shortcutNew'),
            run: () => void navigate(`/records/${entry.model.key}/new`),
          },
        ]
      : []),
    { keys: 'Mod+z', label: say('shortcutUndo'), run: undoLast },
  ]);
}

export type { ListState };
