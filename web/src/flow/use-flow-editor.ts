import { edit, openHistory, redo, undo, type EditHistory, type Flow, type Operation } from '@atelier/flow';
import { useCallback, useState } from 'react';

/** A flow being edited by operations, with undo and redo; every change is told to `onChange`. */
export function useFlowEditor(first: Flow, onChange: (flow: Flow) => void) {
  const [history, setHistory] = useState<EditHistory>(() => openHistory(first));
  const take = useCallback(
    (next: EditHistory) => {
      setHistory(next);
      if (next.flow !== history.flow) onChange(next.flow);
    },
    [history, onChange],
  );
  return {
    flow: history.flow,
    apply: useCallback((operation: Operation) => take(edit(history, operation)), [history, take]),
    undo: useCallback(() => take(undo(history)), [history, take]),
    redo: useCallback(() => take(redo(history)), [history, take]),
    /** Something else takes its place: nothing of before can be undone. */
    replace: useCallback((flow: Flow) => setHistory(openHistory(flow)), []),
    canUndo: history.undo.length > 0,
    canRedo: history.redo.length > 0,
  };
}
