import type { EntityEntry } from '@atelier/api';
import { Toolbar, useText } from '@atelier/ui';
import { useState } from 'react';
import { useDisplayCatalog } from '../../app/catalog.tsx';
import { recordMessages } from '../messages.ts';
import { AdvancedFilter } from './advanced-filter.tsx';
import { ColumnsButton } from './columns-button.tsx';
import { FilterBar } from './filter-bar.tsx';
import styles from './list.module.css';
import { SearchBox } from './search-box.tsx';
import { isReadable, type ListStateHandle } from './use-list-state.ts';

export interface ListToolbarProps {
  readonly entry: EntityEntry;
  readonly list: ListStateHandle;
  readonly quickFilters: readonly string[];
  readonly total: number | undefined;
}

/** Search, filters and columns above a list. */
export function ListToolbar({ entry, list, quickFilters }: ListToolbarProps) {
  const say = useText(recordMessages);
  const catalog = useDisplayCatalog();
  const [advanced, setAdvanced] = useState(false);
  const entity = entry.model.key;
  const { state, change } = list;
  return (
    <div className={styles.tools}>
      <Toolbar
        label={say('toolbar')}
        end={
          <ColumnsButton
            catalog={catalog}
            entity={entity}
            state={state}
            isReadable={(field) => isReadable(entry, field)}
            onChange={change}
          />
        }
      >
        <SearchBox value={state.search} onSearch={(search) => change({ search })} />
        <FilterBar
          catalog={catalog}
          entity={entity}
          filter={state.filter}
          quickFilters={[...new Set([...quickFilters, ...list.addedFilters])]}
          isReadable={(field) => isReadable(entry, field)}
          onChange={(filter) => change({ filter })}
          onAdd={list.addQuickFilter}
          onAdvanced={() => setAdvanced(true)}
        />
      </Toolbar>
      <AdvancedFilter entity={entity} list={list} open={advanced} onClose={() => setAdvanced(false)} />
    </div>
  );
}
