import {
  commitImport,
  readImportRows,
  type EntityEntry,
  type Import,
  type ImportRow,
  type Rehearsal,
} from '@atelier/api';
import { ErrorPanel, InlineNotice, Loading, useLocalize, useText } from '@atelier/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { shownProblem } from '../../api/api-problem.ts';
import { callUntil } from '../../api/call.ts';
import { useChange } from '../../api/use-call.ts';
import { useCatalog } from '../../app/catalog.tsx';
import styles from './import.module.css';
import { useAccept, type StepProps } from './map-step.tsx';
import { importMessages } from './messages.ts';

type Outcome = ImportRow['outcome'];
const outcomes: readonly Outcome[] = ['create', 'update', 'unchanged', 'skip', 'reject'];

export interface PreviewStepProps extends StepProps {
  onBack(): void;
}

/** What the import would do, row by row, before it does anything. */
export function PreviewStep({ entry, one, onBack }: PreviewStepProps) {
  const say = useText(importMessages);
  const accept = useAccept();
  const commit = useChange(commitImport, { quiet: true, onDone: accept });
  const rehearsal = one.rehearsal;
  const [outcome, setOutcome] = useState<Outcome | undefined>(
    rehearsal && rehearsal.reject > 0 ? 'reject' : undefined,
  );
  if (!rehearsal) return <Loading rows={6} />;
  const count = rehearsal.create + rehearsal.update;
  return (
    <>
      {rehearsal.plan && rehearsal.plan.steps.length > 0 && <Plan plan={rehearsal.plan} />}
      <div className={styles.counts} role="tablist" aria-label={say('outcome')}>
        <Count
          label={say('all')}
          count={rehearsal.rows}
          isOn={outcome === undefined}
          onChoose={() => setOutcome(undefined)}
        />
        {outcomes.map((name) => (
          <Count
            key={name}
            label={say(name)}
            count={rehearsal[name]}
            tone={name}
            isOn={outcome === name}
            onChoose={() => setOutcome(name)}
          />
        ))}
      </div>
      {rehearsal.reasons.length > 0 && <Reasons entry={entry} rehearsal={rehearsal} />}
      <Rows key={outcome ?? 'all'} entry={entry} one={one} outcome={outcome} />
      {commit.error && <ErrorPanel problem={shownProblem(commit.error, say('failed'))} />}
      {rehearsal.reject > 0 && (
        <p className={styles.note}>{say('rejectedNote', { count: rehearsal.reject })}</p>
      )}
      <div className={styles.actions}>
        <Button
          type="primary"
          disabled={count === 0}
          loading={commit.isPending}
          onClick={() => commit.mutate({ params: { id: one.id } })}
        >
          {count === 0 ? say('nothing') : say('commit', { count })}
        </Button>
        <Button disabled={commit.isPending} onClick={onBack}>
          {say('back')}
        </Button>
      </div>
    </>
  );
}

function Plan({ plan }: { readonly plan: NonNullable<Rehearsal['plan']> }) {
  const say = useText(importMessages);
  const read = useLocalize();
  return (
    <InlineNotice title={say('planTitle')}>
      <ul className={styles.plan}>
        {plan.steps.map((step, index) => (
          <li key={index}>{read(step.text)}</li>
        ))}
      </ul>
    </InlineNotice>
  );
}

interface CountProps {
  readonly label: string;
  readonly count: number;
  readonly tone?: Outcome;
  readonly isOn: boolean;
  onChoose(): void;
}

function Count({ label, count, tone, isOn, onChoose }: CountProps) {
  return (
    <button
      type="button"
      className={styles.count}
      data-tone={tone}
      role="tab"
      aria-selected={isOn}
      disabled={count === 0}
      onClick={onChoose}
    >
      <span className={styles.countFigure}>{count.toLocaleString()}</span>
      <span>{label}</span>
    </button>
  );
}

function Reasons({ entry, rehearsal }: { readonly entry: EntityEntry; readonly rehearsal: Rehearsal }) {
  const say = useText(importMessages);
  const read = useLocalize();
  const catalog = useCatalog();
  return (
    <details className={styles.reasons}>
      <summary>{say('reasons')}</summary>
      <ul>
        {rehearsal.reasons.map((reason) => {
          const field = reason.field === undefined ? undefined : catalog.field(entry.model.key, reason.field);
          return (
            <li key={`${reason.code} ${reason.field ?? ''} ${reason.message}`}>
              <span className={styles.reasonCount}>{reason.count}</span>
              {field && <span className={styles.reasonField}>{read(field.label)}</span>}
              {reason.message}
              {reason.example && (
                <span className={styles.note}> {say('reasonExample', { example: reason.example })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

interface RowsProps {
  readonly entry: EntityEntry;
  readonly one: Import;
  readonly outcome: Outcome | undefined;
}

function Rows({ entry, one, outcome }: RowsProps) {
  const say = useText(importMessages);
  const read = useLocalize();
  const catalog = useCatalog();
  const rows = useInfiniteQuery({
    queryKey: ['imports', 'rows', one.id, outcome, one.rehearsal],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callUntil(signal, readImportRows, {
        params: { id: one.id },
        search: { size: 50, ...(outcome && { outcome }), ...(pageParam && { after: Number(pageParam) }) },
      }),
    getNextPageParam: (page) => page.next,
  });
  const columns = one.settings.mapping
    .flatMap((part) => {
      if ('skip' in part) return [];
      if ('newField' in part)
        return [{ column: part.column, key: part.newField.key, label: read(part.newField.label) }];
      const field = catalog.field(entry.model.key, part.field);
      return [{ column: part.column, key: part.field, label: field ? read(field.label) : part.field }];
    })
    .toSorted((a, b) => a.column - b.column);

  if (rows.isError)
    return (
      <ErrorPanel problem={shownProblem(rows.error, say('failed'))} onRetry={() => void rows.refetch()} />
    );
  if (!rows.data) return <Loading rows={6} />;
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="tabpanel" aria-label={say('stepPreview')}>
        <table className={`${styles.table} ${styles.preview}`}>
          <thead>
            <tr>
              <th>{say('line')}</th>
              <th>{say('outcome')}</th>
              {columns.map((column) => (
                <th key={column.column}>{column.label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.data.pages
              .flatMap((page) => page.rows)
              .map((row) => (
                <tr key={row.line}>
                  <td className="at-figures">{row.line}</td>
                  <td>
                    <span className={styles.outcome} data-tone={row.outcome}>
                      {say(row.outcome)}
                    </span>
                    {row.issues
                      .filter((issue) => issue.column === undefined)
                      .map((issue) => (
                        <p key={issue.code} className={styles.lineError}>
                          {issue.message}
                        </p>
                      ))}
                  </td>
                  {columns.map((column) => (
                    <PreviewCell key={column.column} row={row} column={column} />
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {rows.hasNextPage && (
        <Button type="text" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  );
}

/** What would be stored, or what is in the file and why it cannot be. */
function PreviewCell({
  row,
  column,
}: {
  readonly row: ImportRow;
  readonly column: { readonly column: number; readonly key: string };
}) {
  const issues = row.issues.filter((issue) => issue.column === column.column);
  const raw = row.cells[column.column] ?? '';
  return (
    <td data-invalid={issues.length > 0}>
      {issues.length > 0 ? raw : (row.values[column.key] ?? raw)}
      {issues.map((issue) => (
        <p key={issue.code} className={styles.lineError}>
          {issue.message}
        </p>
      ))}
    </td>
  );
}
