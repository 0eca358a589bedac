import type { EntityEntry, View } from '@atelier/api';
import type { FieldModel } from '@atelier/entity';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDisplayCatalog } from '../../app/catalog.tsx';
import {
  isChanged,
  plainState,
  readChanges,
  viewState,
  writeChanges,
  type ListChanges,
  type ListState,
} from './list-state.ts';

/** In an address: the list without any view, although one would open by itself. */
const noView = '-';

export interface ListStateHandle {
  readonly views: readonly View[];
  readonly view: View | undefined;
  /** As the view has it. */
  readonly base: ListState;
  readonly state: ListState;
  readonly isChanged: boolean;
  change(change: ListChanges): void;
  open(view: View | undefined): void;
  reset(): void;
  /** Fields that got a chip above the list although nothing is chosen in it yet. */
  readonly addedFilters: readonly string[];
  addQuickFilter(field: string): void;
}

/** The list as the address says it. Undefined while the view that it names is still on its way. */
export function useListState(
  entry: EntityEntry,
  views: readonly View[] | undefined,
): ListStateHandle | undefined {
  const catalog = useDisplayCatalog();
  const entity = entry.model.key;
  const [search, setSearch] = useSearchParams();
  const [addedFilters, setAddedFilters] = useState<readonly string[]>([]);
  const wanted = search.get('view') ?? entry.defaultView;
  const view = views?.find((one) => one.key === wanted);

  const base = useMemo(() => {
    const plain = plainState(catalog, entity, (field) => isReadable(entry, field));
    return view ? viewState(view, plain) : plain;
  }, [catalog, entity, entry, view]);
  const changes = search.toString();
  const state = useMemo(() => ({ ...base, ...readChanges(new URLSearchParams(changes)) }), [base, changes]);

  if (!views && wanted !== undefined && wanted !== noView) return undefined;
  return {
    views: views ?? [],
    view,
    base,
    state,
    isChanged: isChanged(state, base),
    // Typing is not a step to come back to; everything else is.
    change: (change) =>
      setSearch((old) => writeChanges(old, { ...state, ...change }, base), {
        replace: 'search' in change || 'columns' in change,
      }),
    open: (next) => setSearch(addressOfView(next, entry.defaultView)),
    reset: () => setSearch(addressOfView(view, entry.defaultView)),
    addedFilters,
    addQuickFilter: (field) => setAddedFilters((old) => [...new Set([...old, field])]),
  };
}

function addressOfView(view: View | undefined, defaultView: string | undefined): Record<string, string> {
  if (view) return view.key === defaultView ? {} : { view: view.key };
  return defaultView ? { view: noView } : {};
}

export function isReadable(entry: EntityEntry, field: FieldModel): boolean {
  const right = entry.rights.fields[field.key];
  return right !== undefined ? right !== 'none' : field.system === true;
}
