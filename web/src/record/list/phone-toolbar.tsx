import { SidePanel, useLocalize, useText } from '@atelier/ui';
import { Button, Select } from 'antd';
import { ArrowDownUp, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useDisplayCatalog } from '../../app/catalog.tsx';
import { recordMessages } from '../messages.ts';
import { AdvancedFilter } from './advanced-filter.tsx';
import { FilterBar } from './filter-bar.tsx';
import styles from './list.module.css';
import type { ListToolbarProps } from './list-toolbar.tsx';
import { SearchBox } from './search-box.tsx';
import { countRules, splitFilter } from './split-filter.ts';
import { isReadable } from './use-list-state.ts';

/** On a phone: search in sight, filters and order in a sheet. */
export function PhoneToolbar({ entry, list, quickFilters, total }: ListToolbarProps) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const catalog = useDisplayCatalog();
  const [open, setOpen] = useState(false);
  const [advanced, setAdvanced] = useState(false);
  const entity = entry.model.key;
  const { state, change } = list;
  const { group, fixed } = splitFilter(state.filter);
  const count = countRules(group) + fixed.length;
  const sortable = catalog
    .fields(entity)
    .filter(
      (field) =>
        isReadable(entry, field) &&
        catalog.kindOf(field).definition.traits.ordered &&
        !['id', 'version', 'deletedAt'].includes(field.key),
    );
  const order = state.sort[0];
  return (
    <div className={styles.phoneTools}>
      <div className={styles.phoneSearch}>
        <SearchBox value={state.search} onSearch={(search) => change({ search })} />
        <Button
          icon={<SlidersHorizontal aria-hidden />}
          aria-label={count > 0 ? say('filterCount', { count }) : say('filter')}
          type={count > 0 ? 'primary' : 'default'}
          onClick={() => setOpen(true)}
        />
      </div>
      {total !== undefined && <p className={styles.phoneCount}>{say('countAll', { count: total })}</p>}
      <SidePanel open={open} onClose={() => setOpen(false)} title={say('filter')}>
        <div className={styles.sheet}>
          <div className={styles.sheetFilters}>
            <FilterBar
              catalog={catalog}
              entity={entity}
              filter={state.filter}
              quickFilters={[...new Set([...quickFilters, ...list.addedFilters])]}
              isReadable={(field) => isReadable(entry, field)}
              onChange={(filter) => change({ filter })}
              onAdd={list.addQuickFilter}
              onAdvanced={() => {
                setOpen(false);
                setAdvanced(true);
              }}
            />
          </div>
          <h3 className={styles.panelTitle}>{say('sortBy')}</h3>
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
                  sort: [
                    { ...order, direction: order.direction === 'ascending' ? 'descending' : 'ascending' },
                  ],
                })
              }
            >
              {order?.direction === 'descending' ? say('sortDescending') : say('sortAscending')}
            </Button>
          </div>
        </div>
      </SidePanel>
      <AdvancedFilter entity={entity} list={list} open={advanced} onClose={() => setAdvanced(false)} />
    </div>
  );
}
