import type { EntityEntry } from '@atelier/api';
import { ErrorPanel, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { useNavigate } from 'react-router';
import { shownProblem } from '../../api/api-problem.ts';
import { recordAddress } from '../../app/record-links.ts';
import { Grid } from '../grid/grid.tsx';
import type { GridColumn } from '../grid/grid-column.ts';
import type { ColumnChange } from '../grid/grid-header.tsx';
import { recordMessages } from '../messages.ts';
import { CardList } from './card-list.tsx';
import { ListEmpty } from './list-empty.tsx';
import styles from './list.module.css';
import { moveColumn, toggleSort } from './list-state.ts';
import type { CellSave } from './use-cell-save.ts';
import type { ListStateHandle } from './use-list-state.ts';
import type { Row, Rows } from './use-rows.ts';
import type { ListSelection } from './use-selection.ts';
import { useTitles } from './use-titles.ts';

export interface ListBodyProps {
  readonly entry: EntityEntry;
  readonly list: ListStateHandle;
  readonly rows: Rows;
  readonly columns: readonly GridColumn[];
  readonly edits: CellSave;
  readonly selection: ListSelection;
}

/** The records themselves, or why there are none. */
export function ListBody(props: ListBodyProps) {
  const { entry, list, rows } = props;
  const say = useText(recordMessages);
  const isEmpty = !rows.isLoading && rows.rows.length === 0;
  const { filter, search } = list.state;
  return (
    <div className={styles.body} aria-busy={rows.isFetching}>
      {rows.error ? (
        <ErrorPanel problem={shownProblem(rows.error, say('failed'))} onRetry={rows.reload} />
      ) : isEmpty ? (
        <ListEmpty
          entry={entry}
          isNarrowed={filter !== undefined || search !== ''}
          onWiden={() => list.change({ filter: undefined, search: '' })}
        />
      ) : (
        <Records {...props} />
      )}
    </div>
  );
}

function Records({ entry, list, rows, columns, edits, selection }: ListBodyProps) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const entity = entry.model.key;
  const { state, change } = list;
  const shared = {
    label: say('gridLabel', { entity: read(entry.model.label) }),
    rows: rows.rows,
    columns,
    hasMore: rows.hasMore,
    onEnd: rows.loadMore,
    titleOf: useTitles(entity),
    addressOf: (row: Row) => recordAddress(entity, row.id),
  };
  if (isPhone) return <CardList {...shared} />;
  return (
    <Grid
      {...shared}
      entity={entity}
      density={state.density}
      total={rows.total}
      sort={state.sort}
      onSort={(field, add) => change({ sort: toggleSort(state.sort, field, add) })}
      onColumn={(column) => changeColumn(column, list)}
      selected={selection.selected}
      onSelect={selection.select}
      onOpen={(row) => void navigate(recordAddress(entity, row.id))}
      onSave={edits.save}
      errorOf={edits.errorOf}
      bottomSpace={selection.selected.size > 0 ? 72 : 0}
    />
  );
}

function changeColumn(column: ColumnChange, { state, change, addQuickFilter }: ListStateHandle): void {
  const { columns, sort } = state;
  switch (column.kind) {
    case 'move':
      return change({ columns: moveColumn(columns, column.from, column.to) });
    case 'hide':
      return change({ columns: columns.filter((one) => one.field !== column.field) });
    case 'resize': {
      const resized = { field: column.field, ...(column.width && { width: column.width }) };
      return change({ columns: columns.map((one) => (one.field === column.field ? resized : one)) });
    }
    case 'sort': {
      const { field, direction } = column;
      return change({ sort: direction ? [{ field, direction }] : sort.filter((one) => one.field !== field) });
    }
    case 'filter':
      return addQuickFilter(column.field);
  }
}
