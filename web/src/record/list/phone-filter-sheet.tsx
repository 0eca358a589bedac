import { SidePanel, useLocalize, useText } from '@atelier/ui';
import { Button, Select } from 'antd';
import { ArrowDownUp } from 'lucide-react';
import { useDisplayCatalog } from '../../app/catalog.tsx';
import { recordMessages } from '../messages.ts';
import { FilterBar } from './filter-bar.tsx';
import type { ListToolbarProps } from './list-toolbar.tsx';
import styles from './list.module.css';
import { isReadable } from './use-list-state.ts';

export interface PhoneFilterSheetProps extends Omit<ListToolbarProps, 'total'> {
  readonly open: boolean;
  onClose(): void;
  onAdvanced(): void;
}

/** Filters and order of a list, from below. */
export function PhoneFilterSheet(props: PhoneFilterSheetProps) {
  const { entry, list, quickFilters, open, onClose, onAdvanced } = props;
  const say = useText(recordMessages);
  const catalog = useDisplayCatalog();
  const { state, change } = list;
  return (
    <SidePanel open={open} onClose={onClose} title={say('filter')}>
      <div className={styles.sheet}>
        <div className={styles.sheetFilters}>
          <FilterBar
            catalog={catalog}
            entity={entry.model.key}
            filter={state.filter}
            quickFilters={[...new Set([...quickFilters, ...list.addedFilters])]}
            isReadable={(field) => isReadable(entry, field)}
            onChange={(filter) => change({ filter })}
            onAdd={list.addQuickFilter}
            onAdvanced={onAdvanced}
          />
        </div>
        <h3 className={styles.panelTitle}>{say('sortBy')}</h3>
        <SortChoice entry={entry} list={list} />
      </div>
    </SidePanel>
  );
}

function SortChoice({ entry, list }: Pick<PhoneFilterSheetProps, 'entry' | 'list'>) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const catalog = useDisplayCatalog();
  const { state, change } = list;
  const sortable = catalog
    .fields(entry.model.key)
    .filter(
      (field) =>
        isReadable(entry, field) &&
        catalog.kindOf(field).definition.traits.ordered &&
        !['id', 'version', 'deletedAt'].includes(field.key),
    );
  const order = state.sort[0];
  return (
    <div className={styles.sheetSort}>
      <Select
        aria-label={say('sortBy')}
        {...(order && { value: order.field })}
        options={sortable.map((field) => ({ value: field.key, label: read(field.label) }))}
        onChange={(field: string) =>
          change({ sort: [{ field, direction: order?.direction ?? 'ascending' }] })
        }
      />
      <Button
        icon={<ArrowDownUp aria-hidden />}
        disabled={!order}
        onClick={() =>
          order &&
          change({
            sort: [{ ...order, direction: order.direction === 'ascending' ? 'descending' : 'ascending' }],
          })
        }
      >
        {order?.direction === 'descending' ? say('sortDescending') : say('sortAscending')}
      </Button>
    </div>
  );
}
