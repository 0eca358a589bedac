import { isProblem } from '@atelier/problem';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { toastProblem } from '../../api/use-call.ts';
import type { Design, DesignApi } from './design-api.ts';

/** How long hands have to rest before a draft is saved. */
const restBeforeSave = 700;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface DesignSession<Model, D extends Design<Model> = Design<Model>> {
  readonly design: D;
  readonly saveState: SaveState;
  /** Saves soon; the last of several counts. */
  save(model: Model): void;
  /** Saves what waits; throws what saving throws. */
  flush(): Promise<void>;
  /** Saves what waits, then publishes. False: refused, the issues are in `design`. */
  publish(): Promise<boolean>;
  discard(): Promise<D | undefined>;
  pause(paused: boolean): Promise<void>;
  restore(version: number): Promise<D>;
  /** After a conflict: what is on the server replaces what is here. */
  takeTheirs(): Promise<D>;
  /** After a conflict: what is here is saved over what is on the server. */
  keepMine(model: Model): Promise<void>;
}

/** Opens a design for editing. The answer is undefined until it is there. */
export function useOpenDesign<Model, D extends Design<Model>>(api: DesignApi<Model, D>, key: string) {
  return useQuery({
    queryKey: [api.tag, 'design', key],
    queryFn: () => api.read(key),
    // What is being edited must not be replaced from behind.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
}

/** Keeps the draft of an opened design on the server while it is edited. */
export function useDesignSession<Model, D extends Design<Model>>(
  api: DesignApi<Model, D>,
  opened: D,
): DesignSession<Model, D> {
  const line = useDesignLine(api, opened);
  const { latest, accept, inLine } = line;
  const draft = useDraftSaving(api, line);
  useFlushOnLeave(draft.flush);

  return {
    design: line.design,
    saveState: draft.saveState,
    save: draft.save,
    flush: draft.flush,
    publish: async () => {
      await draft.flush();
      try {
        accept(await inLine(() => api.publish(latest.current.key, latest.current.version)));
        return true;
      } catch (error) {
        toastProblem(error);
        accept(await api.read(latest.current.key));
        return false;
      }
    },
    discard: async () => {
      draft.forget();
      const { design: left } = await inLine(() => api.discard(latest.current.key, latest.current.version));
      if (left) accept(left);
      return left;
    },
    pause: async (paused) =>
      accept(await inLine(() => api.pause(latest.current.key, paused, latest.current.version))),
    restore: async (version) => {
      await draft.flush();
      const restored = await inLine(() => api.restore(latest.current.key, version, latest.current.version));
      accept(restored);
      return restored;
    },
    takeTheirs: async () => {
      const theirs = await api.read(latest.current.key);
      accept(theirs);
      draft.settle();
      return theirs;
    },
    keepMine: async (model) => {
      accept(await api.read(latest.current.key));
      await draft.write(model);
    },
  };
}

interface DesignLine<D> {
  readonly design: D;
  /** What the server answered last; calls send its version. */
  readonly latest: RefObject<D>;
  accept(next: D): void;
  /** Calls follow one another, so that each sends the version that the one before it gave. */
  inLine<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when every call that was made has ended. */
  ended(): Promise<unknown>;
}

function useDesignLine<Model, D extends Design<Model>>(api: DesignApi<Model, D>, opened: D): DesignLine<D> {
  const client = useQueryClient();
  const [design, setDesign] = useState(opened);
  const latest = useRef(opened);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const accept = useCallback(
    (next: D) => {
      latest.current = next;
      setDesign(next);
      void client.invalidateQueries({ queryKey: [api.tag, 'list'] });
    },
    [api, client],
  );
  const inLine = useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const next = line.current.then(work, work);
    line.current = next.catch(() => undefined);
    return next;
  }, []);
  const ended = useCallback(() => line.current, []);
  return { design, latest, accept, inLine, ended };
}

/** Saves drafts once hands rest; the last of several counts. */
function useDraftSaving<Model, D extends Design<Model>>(api: DesignApi<Model, D>, line: DesignLine<D>) {
  const { latest, accept, inLine, ended } = line;
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const waiting = useRef<{ model: Model; timer: ReturnType<typeof setTimeout> }>(undefined);

  const write = useCallback(
    (model: Model) =>
      inLine(async () => {
        setSaveState('saving');
        try {
          accept(await api.save(latest.current.key, model, latest.current.version));
          setSaveState(waiting.current ? 'waiting' : 'saved');
        } catch (error) {
          const isStale = isProblem(error, 'document.stale');
          setSaveState(isStale ? 'conflict' : 'failed');
          if (!isStale) toastProblem(error);
          throw error;
        }
      }),
    [accept, api, inLine, latest],
  );
  const forget = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = undefined;
  }, []);
  const flush = useCallback(async () => {
    const due = waiting.current;
    forget();
    if (due) await write(due.model);
    await ended();
  }, [ended, forget, write]);
  const save = useCallback(
    (model: Model) => {
      forget();
      setSaveState((state) => (state === 'conflict' ? state : 'waiting'));
      // A failed save has been said; the next edit tries again.
      const timer = setTimeout(() => void flush().catch(() => undefined), restBeforeSave);
      waiting.current = { model, timer };
    },
    [flush, forget],
  );
  const settle = useCallback(() => setSaveState('saved'), []);
  return { saveState, save, flush, forget, write, settle };
}

/** A closed tab or another page must not cost the last second of work. */
function useFlushOnLeave(flush: () => Promise<void>): void {
  useEffect(() => {
    const now = () => void flush().catch(() => undefined);
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, [flush]);
}
