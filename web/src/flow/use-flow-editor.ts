import { edit, openHistory, redo, undo, type EditHistory, type Flow, type Operation } from '@atelier/flow';
import { useCallback, useRef, useState } from 'react';

/** A flow being edited by operations, with undo and redo; every change is told to `onChange`. */
export function useFlowEditor(first: Flow, onChange: (flow: Flow) => void) {
  const [history, setHistory] = useState<EditHistory>(() => openHistory(first));
  // What an edit builds on is the latest history, also for buttons that were drawn before it (toasts).
  const latest = useRef(history);
  const take = useCallback(
    (step: (history: EditHistory) => EditHistory) => {
      const before = latest.current;
      latest.current = step(before);
      setHistory(latest.current);
      if (latest.current.flow !== before.flow) onChange(latest.current.flow);
    },
    [onChange],
  );
  return {
    flow: history.flow,
    apply: useCallback((operation: Operation) => take((before) => edit(before, operation)), [take]),
    undo: useCallback(() => take(undo), [take]),
    redo: useCallback(() => take(redo), [take]),
    /** Something else takes its place: nothing of before can be undone. */
    replace: useCallback((flow: Flow) => {
      latest.current = openHistory(flow);
      setHistory(latest.current);
    }, []),
    canUndo: history.undo.length > 0,
    canRedo: history.redo.length > 0,
  };
}
