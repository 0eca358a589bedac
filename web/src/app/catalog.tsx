import { listEntities, type EntityEntry } from '@atelier/api';
import { createCatalog, type Catalog } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import { bug } from '@atelier/problem';
import type { RecordAction } from '@atelier/query';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { Answer } from '../api/answer.tsx';
import { useCall } from '../api/use-call.ts';

interface Workspace {
  readonly catalog: Catalog;
  readonly entries: ReadonlyMap<string, EntityEntry>;
}

const WorkspaceContext = createContext<Workspace | undefined>(undefined);

/** Reads the published entities, as far as the viewer has rights on them, for everything below. */
export function CatalogProvider({ children }: { readonly children: ReactNode }) {
  const answer = useCall(listEntities, undefined, { staleTime: 30_000 });
  return (
    <Answer of={answer}>
      {(list) => (
        <Provide version={list.version} entities={list.entities}>
          {children}
        </Provide>
      )}
    </Answer>
  );
}

interface ProvideProps {
  readonly version: number;
  readonly entities: readonly EntityEntry[];
  readonly children: ReactNode;
}

function Provide({ version, entities, children }: ProvideProps) {
  const workspace = useMemo<Workspace>(
    () => ({
      catalog: createCatalog({ version, kinds: fieldKinds, entities: entities.map((entry) => entry.model) }),
      entries: new Map(entities.map((entry) => [entry.model.key, entry])),
    }),
    [version, entities],
  );
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>;
}

function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw bug('the catalog was asked for outside its provider');
  return workspace;
}

/** All published entities the viewer has a right on. */
export function useCatalog(): Catalog {
  return useWorkspace().catalog;
}

/** An entity with the viewer's rights on it; undefined where there is none in sight. */
export function useEntityEntry(key: string): EntityEntry | undefined {
  return useWorkspace().entries.get(key);
}

/** Entities for menus: readable and not hidden. */
export function useListedEntities(): readonly EntityEntry[] {
  const { entries } = useWorkspace();
  return useMemo(
    () => [...entries.values()].filter((entry) => !entry.hidden && entry.rights.actions.includes('read')),
    [entries],
  );
}

export function mayDo(entry: EntityEntry, action: RecordAction): boolean {
  return entry.rights.actions.includes(action);
}
