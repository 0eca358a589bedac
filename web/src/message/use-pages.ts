import { useState } from 'react';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

/**
 * A list that grows by "show more": pages before the present one are kept, the last is alive.
 * `key` starts it over.
 */
export function useGrowingList<Row extends { readonly id: string }>(key: string) {
  const [grown, setGrown] = useState<{ key: string; rows: readonly Row[]; after: string | undefined }>({
    key,
    rows: [],
    after: undefined,
  });
  const current = grown.key === key ? grown : { key, rows: [], after: undefined };
  return {
    after: current.after,
    rowsWith: (page: Page<Row>): readonly Row[] => {
      const fresh = new Set(page.rows.map((row) => row.id));
      return [...current.rows.filter((row) => !fresh.has(row.id)), ...page.rows];
    },
    showMore: (page: Page<Row>) => setGrown({ key, rows: [...current.rows, ...page.rows], after: page.next }),
  };
}
