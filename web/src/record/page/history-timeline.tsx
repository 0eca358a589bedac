import { readHistory, undoChange, type HistoryEntry } from '@atelier/api';
import { fieldView } from '@atelier/field-kinds/views';
import { Avatar, ErrorPanel, Loading, RelativeTime, toast, useLocalize, useText } from '@atelier/ui';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ArrowRight, Undo2 } from 'lucide-react';
import { shownProblem } from '../../api/api-problem.ts';
import { callUntil } from '../../api/call.ts';
import { useChange } from '../../api/use-call.ts';
import { useCatalog } from '../../app/catalog.tsx';
import { useFieldServices, useRememberTitles } from '../../app/field-services.tsx';
import { reloadRows } from '../list/use-rows.ts';
import { recordMessages } from '../messages.ts';
import styles from './page.module.css';

export interface HistoryTimelineProps {
  readonly entity: string;
  readonly id: string;
  /** Of the record on screen; a newer one means that there is more history. */
  readonly version: number;
  readonly mayUndo: boolean;
}

/** Who changed what when, newest first; any change can be taken back. */
export function HistoryTimeline({ entity, id, version, mayUndo }: HistoryTimelineProps) {
  const say = useText(recordMessages);
  const client = useQueryClient();
  const rememberTitles = useRememberTitles();
  const params = { entity, id };
  const history = useInfiniteQuery({
    queryKey: ['records', 'history', entity, id, version],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const answer = await callUntil(signal, readHistory, {
        params,
        search: { ...(pageParam && { after: pageParam }) },
      });
      rememberTitles(answer.titles);
      return answer;
    },
    getNextPageParam: (page) => page.next,
    placeholderData: (old) => old,
  });
  const undo = useChange(undoChange, {
    onDone: ({ reversed, kept, failed }) => {
      const left = kept + failed;
      toast.neutral(left > 0 ? say('undonePartly', { reversed, kept: left }) : say('undone'));
      void reloadRows(client, entity);
    },
  });

  if (history.isError)
    return (
      <ErrorPanel
        problem={shownProblem(history.error, say('failed'))}
        onRetry={() => void history.refetch()}
      />
    );
  if (!history.data) return <Loading rows={4} />;
  const entries = history.data.pages.flatMap((page) => page.rows);
  return (
    <>
      <ol className={styles.timeline}>
        {entries.map((entry) => (
          <Entry
            key={entry.version}
            entity={entity}
            entry={entry}
            isBusy={undo.isPending}
            {...(mayUndo &&
              entry.action === 'updated' &&
              entry.changes.length > 0 && {
                onUndo: () => undo.mutate({ params: { ...params, version: entry.version } }),
              })}
          />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button type="text" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {say('historyMore')}
        </Button>
      )}
    </>
  );
}

interface EntryProps {
  readonly entity: string;
  readonly entry: HistoryEntry;
  readonly isBusy: boolean;
  onUndo?(): void;
}

const verbs = {
  created: 'historyCreated',
  updated: 'historyUpdated',
  deleted: 'historyDeleted',
  restored: 'historyRestored',
} as const;

const causes = {
  person: undefined,
  import: 'historyByImport',
  flow: 'historyByFlow',
  pack: 'historyByPack',
  undo: undefined,
  'api-key': 'historyByKey',
} as const;

function Entry({ entity, entry, isBusy, onUndo }: EntryProps) {
  const say = useText(recordMessages);
  const { timeZone } = useFieldServices();
  const cause = causes[entry.cause.kind];
  const verb = say(entry.cause.kind === 'undo' ? 'historyUndone' : verbs[entry.action]);
  return (
    <li className={styles.entry}>
      <Avatar name={entry.byName || '·'} size={24} />
      <div className={styles.entryBody}>
        <p className={styles.entryLine}>
          <span className={styles.entryName}>{entry.byName}</span>{' '}
          {cause ? say('historyWithCause', { cause: say(cause), verb }) : verb}
        </p>
        <p className={styles.entryTime}>
          <RelativeTime at={entry.at} timeZone={timeZone} />
        </p>
        {entry.action === 'updated' && (
          <ul className={styles.changes}>
            {entry.changes.map((change) => (
              <ChangeLine key={change.field} entity={entity} change={change} />
            ))}
          </ul>
        )}
        {entry.partial && <p className={styles.entryTime}>{say('historyPartial')}</p>}
        {onUndo && (
          <Button
            className={styles.undo ?? ''}
            type="text"
            size="small"
            icon={<Undo2 aria-hidden />}
            disabled={isBusy}
            onClick={onUndo}
          >
            {say('historyUndo')}
          </Button>
        )}
      </div>
    </li>
  );
}

function ChangeLine({
  entity,
  change,
}: {
  readonly entity: string;
  readonly change: HistoryEntry['changes'][number];
}) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const catalog = useCatalog();
  const services = useFieldServices();
  const field = catalog.field(entity, change.field);
  if (!field) return null;
  const { Cell } = fieldView(field.kind);
  const side = (value: unknown) =>
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? (
      <span className={styles.none}>{say('historyEmpty')}</span>
    ) : (
      <Cell field={field} value={value} services={services} density="page" />
    );
  return (
    <li className={styles.change}>
      <span className={styles.changeField}>{read(field.label)}</span>
      <span className={styles.before}>{side(change.before)}</span>
      <ArrowRight aria-hidden />
      <span className={styles.after}>{side(change.after)}</span>
    </li>
  );
}
