import type { Catalog, EntityModel } from '@atelier/entity';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { applyEdit, type DraftEdit } from './draft.ts';
import { openDraft, record, redo, undo, type DraftHistory } from './draft-history.ts';

export interface Draft {
  readonly model: EntityModel;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** `subject` names what is edited, so that typing on is one step. */
  edit(edit: DraftEdit, subject: string): void;
  undo(): void;
  redo(): void;
  /** Something else takes its place: nothing of before can be undone, and nothing is saved. */
  restart(model: EntityModel): void;
}

type Step =
  | { readonly kind: 'edit'; readonly edit: DraftEdit; readonly subject: string; readonly at: number }
  | { readonly kind: 'undo' | 'redo' }
  | { readonly kind: 'restart'; readonly model: EntityModel };

/** The model being designed, with undo and redo; every change is told to `onChange` to be saved. */
export function useDraft(
  first: EntityModel,
  catalog: Catalog,
  onChange: (model: EntityModel) => void,
): Draft {
  const { kinds } = catalog;
  const [history, dispatch] = useReducer(
    (present: DraftHistory, step: Step): DraftHistory => {
      switch (step.kind) {
        case 'edit':
          return record(present, applyEdit(present.model, step.edit, kinds), step);
        case 'undo':
          return undo(present);
        case 'redo':
          return redo(present);
        case 'restart':
          return openDraft(step.model);
      }
    },
    first,
    openDraft,
  );
  const { model } = history;
  const known = useRef(first);

  useEffect(() => {
    if (known.current === model) return;
    known.current = model;
    onChange(model);
  }, [model, onChange]);

  const restart = useCallback((next: EntityModel) => {
    known.current = next;
    dispatch({ kind: 'restart', model: next });
  }, []);
  return useMemo(
    () => ({
      model,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      edit: (edit, subject) => dispatch({ kind: 'edit', edit, subject, at: Date.now() }),
      undo: () => dispatch({ kind: 'undo' }),
      redo: () => dispatch({ kind: 'redo' }),
      restart,
    }),
    [model, history, restart],
  );
}
