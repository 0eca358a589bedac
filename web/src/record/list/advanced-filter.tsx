import { lazy, Suspense } from 'react';
import type { ListStateHandle } from './use-list-state.ts';

const FilterPanel = lazy(async () => ({ default: (await import('./filter-panel.tsx')).FilterPanel }));

export interface AdvancedFilterProps {
  readonly entity: string;
  readonly list: ListStateHandle;
  readonly open: boolean;
  onClose(): void;
}

/** The whole tree of conditions, fetched when somebody asks for it. */
export function AdvancedFilter({ entity, list, open, onClose }: AdvancedFilterProps) {
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <FilterPanel
        entity={entity}
        filter={list.state.filter}
        onApply={(filter) => {
          list.change({ filter });
          onClose();
        }}
        onClose={onClose}
      />
    </Suspense>
  );
}
