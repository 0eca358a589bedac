import type { EntityEntry } from '@atelier/api';
import { Page, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { toastProblem } from '../../api/use-call.ts';
import { mayDo, useDisplayCatalog } from '../../app/catalog.tsx';
import { useShortcuts } from '../../app/shortcuts.ts';
import { gridColumns } from '../grid/grid-column.ts';
import { sendForImport } from '../import/send-for-import.ts';
import { recordMessages } from '../messages.ts';
import { proposedQuickFilters } from './filter-bar.tsx';
import { ListBody } from './list-body.tsx';
import { ListFooter } from './list-footer.tsx';
import { ListHeading } from './list-heading.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { PhoneToolbar } from './phone-toolbar.tsx';
import { rememberList } from './recent-list.ts';
import { SelectedRecords } from './selected-records.tsx';
import { useCellSave } from './use-cell-save.ts';
import type { ListStateHandle } from './use-list-state.ts';
import { usePastedSheet } from './use-paste.ts';
import { listQuery, useRows, type Row } from './use-rows.ts';
import { useSelection } from './use-selection.ts';
import { ViewTabs } from './view-tabs.tsx';

const ConflictDialog = lazy(async () => ({
  default: (await import('./conflict-dialog.tsx')).ConflictDialog,
}));

export interface RecordListProps {
  readonly entry: EntityEntry;
  readonly list: ListStateHandle;
}

/** The records of an entity: as a grid, on a phone as cards. */
export function RecordList({ entry, list }: RecordListProps) {
  const read = useLocalize();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const catalog = useDisplayCatalog();
  const entity = entry.model.key;
  const { state } = list;
  const query = useMemo(() => listQuery(catalog, entity, { state }), [catalog, entity, state]);
  const rows = useRows(entity, query);
  const edits = useCellSave(entity, rows);
  const selection = useSelection(query);
  const columns = useColumns({ entry, list });
  useRecentList(entity, rows.rows, rows.total);
  useListShortcuts(entry, edits.undoLast);
  usePastedSheet(
    mayDo(entry, 'import'),
    (file) => void sendForImport({ entity, file, navigate }).catch(toastProblem),
  );

  const shown = list.base.columns.map((column) => column.field);
  const quickFilters = list.view?.model.quickFilters ?? proposedQuickFilters(catalog, entity, shown);
  const tools = { entry, list, quickFilters, total: rows.total };
  return (
    <Page title={read(entry.model.label)} width="full">
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
      {isPhone ? <PhoneToolbar {...tools} /> : <ListToolbar {...tools} />}
      <ListBody entry={entry} list={list} rows={rows} columns={columns} edits={edits} selection={selection} />
      {!isPhone && <ListFooter entry={entry} rows={rows} columns={columns} query={query} />}
      <SelectedRecords entry={entry} rows={rows} selection={selection} />
      {edits.conflict && (
        <Suspense fallback={null}>
          <ConflictDialog
            catalog={catalog}
            entity={entity}
            conflict={edits.conflict}
            onSettle={edits.settle}
          />
        </Suspense>
      )}
    </Page>
  );
}

function useColumns({ entry, list }: RecordListProps) {
  const catalog = useDisplayCatalog();
  const inlineFields = list.view?.model.inlineFields;
  return useMemo(
    () =>
      gridColumns(list.state.columns, {
        catalog,
        entity: entry.model.key,
        rights: entry.rights,
        ...(inlineFields && { inlineFields }),
      }),
    [list.state.columns, catalog, entry, inlineFields],
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
  const create = () => void navigate(`/records/${entry.model.key}/new`);
  useShortcuts([
    ...(mayDo(entry, 'create') ? [{ keys: 'n', label: say('shortcutNew'), run: create }] : []),
    { keys: 'Mod+z', label: say('shortcutUndo'), run: undoLast },
  ]);
}
