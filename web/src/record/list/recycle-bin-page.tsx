import { purgeRecord, restoreRecords, type EntityEntry } from '@atelier/api';
import {
  ConfirmButton,
  EmptyState,
  ErrorPanel,
  Page,
  PageHeader,
  RelativeTime,
  toast,
  useIsPhone,
  useLocalize,
  useText,
} from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Trash2, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { shownProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { toastProblem } from '../../api/use-call.ts';
import { mayDo, useDisplayCatalog, useEntityEntry } from '../../app/catalog.tsx';
import { NotFound } from '../../app/not-found.tsx';
import { useMe } from '../../app/session.tsx';
import { Grid } from '../grid/grid.tsx';
import { gridColumns } from '../grid/grid-column.ts';
import { recordMessages } from '../messages.ts';
import { useTitles } from './use-titles.ts';
import { plainState, toggleSort, type ListState } from './list-state.ts';
import styles from './list.module.css';
import { SearchBox } from './search-box.tsx';
import { isReadable } from './use-list-state.ts';
import { listQuery, reloadRows, useRows, type Row, type Rows } from './use-rows.ts';

export function RecycleBinPage() {
  const { entity = '' } = useParams();
  const entry = useEntityEntry(entity);
  if (!entry || !mayDo(entry, 'delete')) return <NotFound />;
  return <RecycleBin key={entity} entry={entry} />;
}

/** Deleted records, latest first; each can come back. */
function RecycleBin({ entry }: { readonly entry: EntityEntry }) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const catalog = useDisplayCatalog();
  const entity = entry.model.key;
  const [state, setState] = useState<ListState>(() => binState(entry, catalog));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useRows(
    entity,
    useMemo(() => listQuery(catalog, entity, { state, deleted: true }), [catalog, entity, state]),
  );
  const titled = useTitles(entity);
  const columns = useMemo(
    () => gridColumns(state.columns, { catalog, entity, rights: entry.rights, readOnly: true }),
    [state.columns, catalog, entity, entry.rights],
  );
  const isEmpty = !rows.isLoading && rows.rows.length === 0;
  const ignore = () => undefined;
  return (
    <Page title={say('binTitle')} width="full">
      <PageHeader
        eyebrow={read(entry.model.label)}
        title={say('binTitle')}
        description={say('binText')}
        onBack={() => void navigate(`/records/${entity}`)}
      />
      <div className={styles.tools}>
        <SearchBox value={state.search} onSearch={(search) => setState({ ...state, search })} />
      </div>
      <div className={styles.body} aria-busy={rows.isFetching}>
        {rows.error ? (
          <ErrorPanel problem={shownProblem(rows.error, say('failed'))} onRetry={rows.reload} />
        ) : isEmpty ? (
          <EmptyState picture={<Trash2 />} title={state.search ? say('noMatchTitle') : say('binEmpty')} />
        ) : isPhone ? (
          <BinCards entity={entity} rows={rows} titleOf={titled} />
        ) : (
          <Grid
            entity={entity}
            label={say('binTitle')}
            rows={rows.rows}
            columns={columns}
            density="comfortable"
            total={rows.total}
            hasMore={rows.hasMore}
            onEnd={rows.loadMore}
            sort={state.sort}
            onSort={(field, add) => setState({ ...state, sort: toggleSort(state.sort, field, add) })}
            onColumn={ignore}
            selected={selected}
            onSelect={setSelected}
            titleOf={titled}
            addressOf={ignore}
            onOpen={ignore}
            onSave={ignore}
            errorOf={ignore}
            bottomSpace={selected.size > 0 ? 72 : 0}
          />
        )}
      </div>
      {selected.size > 0 && (
        <BinBar
          entity={entity}
          rows={rows.rows.filter((row) => selected.has(row.id))}
          onClear={() => setSelected(new Set())}
        />
      )}
    </Page>
  );
}

interface BinCardsProps {
  readonly entity: string;
  readonly rows: Rows;
  titleOf(row: Row): string;
}

/** On a phone each record has its own button to bring it back. */
function BinCards({ entity, rows, titleOf }: BinCardsProps) {
  const say = useText(recordMessages);
  const restore = useRestore(entity);
  return (
    <ul className={styles.binCards}>
      {rows.rows.map((row) => (
        <li key={row.id} className={styles.binCard}>
          <div>
            <div className={styles.cardTitle}>{titleOf(row)}</div>
            {typeof row.values.deletedAt === 'string' && (
              <div className={styles.cardFacts}>
                <RelativeTime at={row.values.deletedAt} />
              </div>
            )}
          </div>
          <Button onClick={() => void restore([row.id])}>{say('binRestore')}</Button>
        </li>
      ))}
      {rows.hasMore && (
        <li>
          <Button type="text" block onClick={rows.loadMore}>
            {say('more')}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** Brings records back and says how many came, and why others did not. */
function useRestore(entity: string): (ids: readonly string[]) => Promise<void> {
  const say = useText(recordMessages);
  const client = useQueryClient();
  return async (ids) => {
    try {
      const answer = await call(restoreRecords, { params: { entity }, body: { select: { ids: [...ids] } } });
      const reason = answer.issues[0]?.issue.message ?? '';
      if (answer.done > 0) toast.success(say('binRestored', { count: answer.done }));
      if (answer.refused > 0) toast.danger(say('bulkRefused', { count: answer.refused, reason }));
      await reloadRows(client, entity);
    } catch (error) {
      toastProblem(error);
    }
  };
}

function binState(entry: EntityEntry, catalog: ReturnType<typeof useDisplayCatalog>): ListState {
  const plain = plainState(catalog, entry.model.key, (field) => isReadable(entry, field));
  const columns = [...plain.columns.slice(0, 5), { field: 'deletedAt' }];
  return { ...plain, columns, sort: [{ field: 'deletedAt', direction: 'descending' }] };
}

interface BinBarProps {
  readonly entity: string;
  readonly rows: readonly Row[];
  onClear(): void;
}

function BinBar({ entity, rows, onClear }: BinBarProps) {
  const say = useText(recordMessages);
  const isPhone = useIsPhone();
  const client = useQueryClient();
  const me = useMe();
  const ids = rows.map((row) => row.id);

  const bringBack = useRestore(entity);
  const restore = async () => {
    onClear();
    await bringBack(ids);
  };
  const purge = async () => {
    try {
      for (const id of ids) await call(purgeRecord, { params: { entity, id } });
      onClear();
      toast.neutral(say('binPurged', { count: ids.length }));
    } catch (error) {
      toastProblem(error);
    } finally {
      await reloadRows(client, entity);
    }
  };
  return (
    <div className={styles.bulk} role="region" aria-label={say('chosen', { count: ids.length })}>
      <span className={styles.bulkCount}>{say('chosen', { count: ids.length })}</span>
      <span className={styles.bulkSpace} />
      <Button type="primary" onClick={() => void restore()}>
        {say('binRestore')}
      </Button>
      {me.unrestricted && (
        <ConfirmButton
          danger
          question={say('binPurgeQuestion', { count: ids.length })}
          consequence={say('binPurgeText')}
          verb={say('binPurge')}
          onConfirm={purge}
        >
          {isPhone ? say('delete') : say('binPurge')}
        </ConfirmButton>
      )}
      <Button type="text" icon={<X aria-hidden />} aria-label={say('clearSelection')} onClick={onClear} />
    </div>
  );
}
