import { useText } from '@atelier/ui';
import { Button } from 'antd';
import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { recordMessages } from '../messages.ts';
import { AdvancedFilter } from './advanced-filter.tsx';
import type { ListToolbarProps } from './list-toolbar.tsx';
import styles from './list.module.css';
import { SearchBox } from './search-box.tsx';
import { countRules, splitFilter } from './split-filter.ts';

const PhoneFilterSheet = lazy(async () => ({
  default: (await import('./phone-filter-sheet.tsx')).PhoneFilterSheet,
}));

/** On a phone: search in sight, filters and order in a sheet that is fetched when it is first opened. */
export function PhoneToolbar({ entry, list, quickFilters, total }: ListToolbarProps) {
  const say = useText(recordMessages);
  const [sheet, setSheet] = useState<'never' | 'open' | 'closed'>('never');
  const [advanced, setAdvanced] = useState(false);
  const { state, change } = list;
  const { group, fixed } = splitFilter(state.filter);
  const count = countRules(group) + fixed.length;
  return (
    <div className={styles.phoneTools}>
      <div className={styles.phoneSearch}>
        <SearchBox value={state.search} onSearch={(search) => change({ search })} />
        <Button
          icon={<SlidersHorizontal aria-hidden />}
          aria-label={count > 0 ? say('filterCount', { count }) : say('filter')}
          type={count > 0 ? 'primary' : 'default'}
          onClick={() => setSheet('open')}
        />
      </div>
      {total !== undefined && <p className={styles.phoneCount}>{say('countAll', { count: total })}</p>}
      {sheet !== 'never' && (
        <Suspense fallback={null}>
          <PhoneFilterSheet
            entry={entry}
            list={list}
            quickFilters={quickFilters}
            open={sheet === 'open'}
            onClose={() => setSheet('closed')}
            onAdvanced={() => {
              setSheet('closed');
              setAdvanced(true);
            }}
          />
        </Suspense>
      )}
      <AdvancedFilter
        entity={entry.model.key}
        list={list}
        open={advanced}
        onClose={() => setAdvanced(false)}
      />
    </div>
  );
}
