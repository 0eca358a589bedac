import type { RecordQuery, Selection } from '@atelier/api';
import { useState } from 'react';

export interface ListSelection {
  /** The ticked ones. */
  readonly selected: ReadonlySet<string>;
  /** Not only the ticked ones, but all that match. */
  readonly isAll: boolean;
  /** The same for a bulk call. */
  readonly chosen: Selection;
  select(ids: ReadonlySet<string>): void;
  selectAll(): void;
  clear(): void;
}

/** Which records of a list something is to be done with. */
export function useSelection(query: RecordQuery): ListSelection {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setIsAll] = useState(false);
  const { filter, search } = query;
  const matching = { query: { ...(filter && { filter }), ...(search && { search }) } };
  const select = (ids: ReadonlySet<string>) => {
    setSelected(ids);
    setIsAll(false);
  };
  return {
    selected,
    isAll,
    chosen: isAll ? matching : { ids: [...selected] },
    select,
    selectAll: () => setIsAll(true),
    clear: () => select(new Set()),
  };
}
