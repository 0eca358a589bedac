import type { Flow } from '../flow.ts';
import { applyOperation } from './apply.ts';
import type { Operation } from './operation.ts';

/** A flow being edited, with what can be undone and redone. Immutable: every edit gives a new one. */
export interface EditHistory {
  readonly flow: Flow;
  readonly undo: readonly Operation[];
  readonly redo: readonly Operation[];
}

/** More steps than anyone takes back by hand; keeps a long session from growing without bound. */
const undoDepth = 200;

export function openHistory(flow: Flow): EditHistory {
  return { flow, undo: [], redo: [] };
}

export function edit(history: EditHistory, operation: Operation): EditHistory {
  const applied = applyOperation(history.flow, operation);
  return { flow: applied.flow, undo: [...history.undo, applied.inverse].slice(-undoDepth), redo: [] };
}

export function undo(history: EditHistory): EditHistory {
  const operation = history.undo.at(-1);
  if (!operation) return history;
  const applied = applyOperation(history.flow, operation);
  return { flow: applied.flow, undo: history.undo.slice(0, -1), redo: [...history.redo, applied.inverse] };
}

export function redo(history: EditHistory): EditHistory {
  const operation = history.redo.at(-1);
  if (!operation) return history;
  const applied = applyOperation(history.flow, operation);
  return { flow: applied.flow, undo: [...history.undo, applied.inverse], redo: history.redo.slice(0, -1) };
}
