import { localize } from '@atelier/problem';
import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from 'react';
import type { EditorProps } from '../view.ts';

/** What every input of an editor carries: its label, its state, the texts that describe it. */
export function inputAttributes(props: EditorProps) {
  const { id, disabled, autoFocus, invalid, describedBy, compact, field } = props;
  return {
    id,
    ...(disabled ? { disabled } : {}),
    ...(autoFocus ? { autoFocus } : {}),
    ...(invalid ? { status: 'error' as const, 'aria-invalid': true } : {}),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(field.required ? { 'aria-required': true } : {}),
    // A grid cell has no label beside it.
    ...(compact
      ? { variant: 'borderless' as const, 'aria-label': localize(field.label, props.services.language) }
      : {}),
  };
}

export interface GridKeys {
  onKeyDown(event: KeyboardEvent): void;
  onBlur(event: FocusEvent): void;
  /** After a choice that is complete at once. Runs when the new value has reached the page. */
  commitSoon(): void;
}

/**
 * The manners of a grid cell: Enter or leaving commits, Escape gives up; each cell ends once. In a
 * form (`compact` false) nothing happens. Enter that ends an input method's word commits nothing.
 */
export function useGridKeys(props: EditorProps, options: { readonly multiline?: boolean } = {}): GridKeys {
  const latest = useRef(props);
  const ended = useRef(false);
  useEffect(() => {
    latest.current = props;
  });
  const end = (how: 'onCommit' | 'onCancel') => {
    if (!latest.current.compact || ended.current) return;
    ended.current = true;
    latest.current[how]?.();
  };
  return {
    onKeyDown(event) {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Escape') end('onCancel');
      if (event.key === 'Enter' && !(options.multiline && event.shiftKey)) {
        if (latest.current.compact) event.preventDefault();
        end('onCommit');
      }
    },
    onBlur: () => end('onCommit'),
    commitSoon: () => void setTimeout(() => end('onCommit')),
  };
}

/**
 * Tab leaves an input of several values. Left alone, an open list takes the key for itself and keeps
 * the keyboard in the field.
 */
export const leavesOnTab = {
  onKeyDownCapture(event: KeyboardEvent): void {
    if (event.key === 'Tab') event.stopPropagation();
  },
};
