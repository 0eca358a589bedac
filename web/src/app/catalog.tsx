import { listEntities, type EntityEntry } from '@atelier/api';
import { createCatalog, type Catalog, type DisplayCatalog, type FieldKinds } from '@atelier/entity';
import { displayKinds } from '@atelier/field-kinds';
import { bug } from '@atelier/problem';
import type { RecordAction } from '@atelier/query';
import { fetchedOnce } from '@atelier/ui';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { Answer } from '../api/answer.tsx';
import { useCall } from '../api/use-call.ts';

interface Workspace {
  readonly display: DisplayCatalog;
  readonly entries: ReadonlyMap<string, EntityEntry>;
  /** The catalog with everything the kinds can do; one object as long as the entities stay. */
  whole(kinds: FieldKinds): Catalog;
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
  const workspace = useMemo(() => workspaceOf(version, entities), [version, entities]);
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>;
}

function workspaceOf(version: number, entries: readonly EntityEntry[]): Workspace {
  const entities = entries.map((entry) => entry.model);
  let whole: Catalog | undefined;
  return {
    display: createCatalog({ version, kinds: displayKinds, entities }),
    entries: new Map(entries.map((entry) => [entry.model.key, entry])),
    whole: (kinds) => (whole ??= createCatalog({ version, kinds, entities })),
  };
}

function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw bug('the catalog was asked for outside its provider');
  return workspace;
}

/**
 * All published entities the viewer has a right on, as lists need them: values can be shown, not read
 * or checked. There at once, so everything that is drawn first uses it.
 */
export function useDisplayCatalog(): DisplayCatalog {
  return useWorkspace().display;
}

/** What reads and checks values: numbering plans, exact arithmetic, calendars of all zones. */
const wholeKinds = fetchedOnce(async () => (await import('./whole-kinds.ts')).fieldKinds);

export function preloadKinds(): void {
  wholeKinds.preload().catch(() => undefined);
}

/** The same entities for forms, imports and designers. Waits, the first time, until it is fetched. */
export function useCatalog(): Catalog {
  const { whole } = useWorkspace();
  return whole(wholeKinds.useValue());
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
