import type { EntityModel } from '@atelier/entity';

/** A model with what can be undone and redone. Edits of one thing in quick succession are one step. */
export interface DraftHistory {
  readonly model: EntityModel;
  readonly past: readonly EntityModel[];
  readonly future: readonly EntityModel[];
  /** What the last edit was about, and when. */
  readonly last?: { readonly subject: string; readonly at: number };
}

const depth = 100;
/** Milliseconds within which typing on goes into the same step. */
const breath = 1500;

export function openDraft(model: EntityModel): DraftHistory {
  return { model, past: [], future: [] };
}

/**
 * @param step.subject names what is edited ('3 label'); two edits of the same within a breath are one step
 * @param step.at milliseconds
 */
export function record(
  history: DraftHistory,
  model: EntityModel,
  step: { readonly subject: string; readonly at: number },
): DraftHistory {
  if (model === history.model) return history;
  const { last } = history;
  const goesOn = last?.subject === step.subject && step.at - last.at < breath && history.past.length > 0;
  const past = goesOn ? history.past : [...history.past, history.model].slice(-depth);
  return { model, past, future: [], last: step };
}

export function undo(history: DraftHistory): DraftHistory {
  const before = history.past.at(-1);
  if (!before) return history;
  return { model: before, past: history.past.slice(0, -1), future: [history.model, ...history.future] };
}

export function redo(history: DraftHistory): DraftHistory {
  const after = history.future[0];
  if (!after) return history;
  return { model: after, past: [...history.past, history.model], future: history.future.slice(1) };
}
