import { useCallback, useEffect, useRef, useState } from 'react';

export type SearchState<T> =
  | { readonly status: 'idle' | 'searching' | 'failed'; readonly found: readonly T[] }
  | { readonly status: 'done'; readonly found: readonly T[] };

const pause = 250;

/**
 * Searches while someone types: waits for a pause, drops what a newer search has overtaken, keeps
 * showing the last results meanwhile. `search` is called with '' for the first, unfiltered choices.
 */
export function useDebouncedSearch<T>(run: (text: string, signal: AbortSignal) => Promise<readonly T[]>) {
  const [state, setState] = useState<SearchState<T>>({ status: 'idle', found: [] });
  const pending = useRef<{ timer?: ReturnType<typeof setTimeout>; abort?: AbortController }>({});
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });

  const stop = useCallback(() => {
    clearTimeout(pending.current.timer);
    pending.current.abort?.abort();
  }, []);

  useEffect(() => stop, [stop]);

  const search = useCallback(
    (text: string) => {
      stop();
      setState(({ found }) => ({ status: 'searching', found }));
      const abort = new AbortController();
      const ask = async () => {
        try {
          const found = await latest.current(text.trim(), abort.signal);
          if (!abort.signal.aborted) setState({ status: 'done', found });
        } catch {
          // The page around it reports what failed; here it is enough to say that nothing came.
          if (!abort.signal.aborted) setState({ status: 'failed', found: [] });
        }
      };
      pending.current = { abort, timer: setTimeout(() => void ask(), text === '' ? 0 : pause) };
    },
    [stop],
  );

  return { state, search };
}
