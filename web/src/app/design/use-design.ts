import { isProblem } from '@atelier/problem';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toastProblem } from '../../api/use-call.ts';
import type { Design, DesignApi } from './design-api.ts';

/** How long hands have to rest before a draft is saved. */
const restBeforeSave = 700;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface DesignSession<Model> {
  readonly design: Design<Model>;
  readonly saveState: SaveState;
  /** Saves soon; the last of several counts. */
  save(model: Model): void;
  /** Saves what waits, then publishes. False: refused, the issues are in `design`. */
  publish(): Promise<boolean>;
  discard(): Promise<Design<Model> | undefined>;
  pause(paused: boolean): Promise<void>;
  restore(version: number): Promise<Design<Model>>;
  /** After a conflict: what is on the server replaces what is here. */
  takeTheirs(): Promise<Design<Model>>;
  /** After a conflict: what is here is saved over what is on the server. */
  keepMine(model: Model): Promise<void>;
}

/** Opens a design for editing. The answer is undefined until it is there. */
export function useOpenDesign<Model>(api: DesignApi<Model>, key: string) {
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
export function useDesignSession<Model>(api: DesignApi<Model>, opened: Design<Model>): DesignSession<Model> {
  const client = useQueryClient();
  const [design, setDesign] = useState(opened);
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const latest = useRef(design);
  const waiting = useRef<{ model: Model; timer: ReturnType<typeof setTimeout> }>(undefined);
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const accept = useCallback(
    (next: Design<Model>) => {
      latest.current = next;
      setDesign(next);
      void client.invalidateQueries({ queryKey: [api.tag, 'list'] });
    },
    [api, client],
  );

  /** Calls follow one another, so that each sends the version that the one before it gave. */
  const inLine = useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const next = line.current.then(work, work);
    line.current = next.catch(() => undefined);
    return next;
  }, []);

  const write = useCallback(
    (model: Model) =>
      inLine(async () => {
        setSaveState('saving');
        try {
          accept(await api.save(latest.current.key, model, latest.current.version));
          setSaveState(waiting.current ? 'waiting' : 'saved');
        } catch (error) {
          setSaveState(isProblem(error, 'document.stale') ? 'conflict' : 'failed');
          if (!isProblem(error, 'document.stale')) toastProblem(error);
          throw error;
        }
      }),
    [accept, api, inLine],
  );

  const flush = useCallback(async () => {
    const due = waiting.current;
    if (due) {
      clearTimeout(due.timer);
      waiting.current = undefined;
      await write(due.model);
    }
    await line.current;
  }, [write]);

  const save = useCallback(
    (model: Model) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      setSaveState((state) => (state === 'conflict' ? state : 'waiting'));
      // A failed save has been said; the next edit tries again.
      const timer = setTimeout(() => void flush().catch(() => undefined), restBeforeSave);
      waiting.current = { model, timer };
    },
    [flush],
  );

  useFlushOnLeave(flush);

  return {
    design,
    saveState,
    save,
    publish: async () => {
      await flush();
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
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = undefined;
      const { design: left } = await inLine(() => api.discard(latest.current.key, latest.current.version));
      if (left) accept(left);
      return left;
    },
    pause: async (paused) => accept(await inLine(() => api.pause(latest.current.key, paused, latest.current.version))),
    restore: async (version) => {
      await flush();
      const restored = await inLine(() => api.restore(latest.current.key, version, latest.current.version));
      accept(restored);
      return restored;
    },
    takeTheirs: async () => {
      const theirs = await api.read(latest.current.key);
      accept(theirs);
      setSaveState('saved');
      return theirs;
    },
    keepMine: async (model) => {
      const theirs = await api.read(latest.current.key);
      latest.current = theirs;
      await write(model);
    },
  };
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
