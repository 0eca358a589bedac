import { useCallback, useState } from 'react';

interface History<Model> {
  readonly present: Model;
  readonly past: readonly Model[];
  readonly future: readonly Model[];
}

const depth = 100;

/** Undo and redo for models that are replaced as a whole. */
export function useHistory<Model>(first: Model) {
  const [history, setHistory] = useState<History<Model>>({ present: first, past: [], future: [] });
  const change = useCallback((next: Model) => {
    setHistory(({ present, past }) => ({
      present: next,
      past: [...past, present].slice(-depth),
      future: [],
    }));
  }, []);
  const undo = useCallback((): Model | undefined => {
    const before = history.past.at(-1);
    if (before === undefined) return undefined;
    setHistory({
      present: before,
      past: history.past.slice(0, -1),
      future: [history.present, ...history.future],
    });
    return before;
  }, [history]);
  const redo = useCallback((): Model | undefined => {
    const after = history.future[0];
    if (after === undefined) return undefined;
    setHistory({ present: after, past: [...history.past, history.present], future: history.future.slice(1) });
    return after;
  }, [history]);
  return {
    model: history.present,
    change,
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
