import { queryRecords, type EntityEntry, type RecordQuery } from '@atelier/api';
import type { DisplayCatalog, FieldModel } from '@atelier/entity';
import { fieldView } from '@atelier/field-kinds/views';
import { useLocalize, useText } from '@atelier/ui';
import { useCall } from '../../api/use-call.ts';
import { useDisplayCatalog } from '../../app/catalog.tsx';
import { useFieldServices } from '../../app/field-services.tsx';
import type { GridColumn } from '../grid/grid-column.ts';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';
import type { Rows } from './use-rows.ts';

export interface ListFooterProps {
  readonly entry: EntityEntry;
  readonly rows: Rows;
  readonly columns: readonly GridColumn[];
  readonly query: RecordQuery;
}

/** How many there are in all, how many of them are here, and what the figures add up to. */
export function ListFooter({ entry, rows, columns, query }: ListFooterProps) {
  const say = useText(recordMessages);
  if (rows.total === undefined || rows.rows.length === 0) return null;
  return (
    <footer className={styles.footer}>
      <span>{say('countAll', { count: rows.total })}</span>
      {rows.hasMore && <span>{say('countLoaded', { loaded: rows.rows.length })}</span>}
      <span className={styles.bulkSpace} />
      <Sums entry={entry} columns={columns} query={query} />
    </footer>
  );
}

function Sums({ entry, columns, query }: Omit<ListFooterProps, 'rows'>) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const catalog = useDisplayCatalog();
  const services = useFieldServices();
  const summed = columns
    .filter(
      ({ field, isMasked }) => !isMasked && !field.system && catalog.kindOf(field).definition.traits.summable,
    )
    .slice(0, 3);
  const answer = useCall(
    queryRecords,
    {
      params: { entity: entry.model.key },
      body: {
        ...(query.filter && { filter: query.filter }),
        ...(query.search && { search: query.search }),
        measures: summed.map(({ field }, index) => ({
          function: 'sum' as const,
          field: field.key,
          as: `sum${index}`,
        })),
      },
    },
    { enabled: summed.length > 0, keep: true, staleTime: 10_000 },
  );
  const row = answer.data?.rows[0];
  if (!row) return null;
  return summed.map(({ field }, index) => {
    const { Cell } = fieldView(field.kind);
    return (
      <span key={field.key} className={styles.sum}>
        <span className={styles.sumLabel}>
          {read(field.label)} · {say('sum')}
        </span>
        <Cell
          field={field}
          value={valueOf(catalog, field, row[`sum${index}`])}
          services={services}
          density="page"
        />
      </span>
    );
  });
}

/** Sums come as exact decimal text; kinds whose values are JSON numbers want one. */
function valueOf(catalog: DisplayCatalog, field: FieldModel, sum: unknown): unknown {
  if (typeof sum !== 'string') return sum ?? null;
  const { type } = catalog.kindOf(field).behaviour.valueSchema(field.settings);
  return type === 'number' || type === 'integer' ? Number(sum) : sum;
}
