import { createElement, Suspense, use, type ComponentType, type CSSProperties } from 'react';
import type { EditorProps, FilterInputProps } from '../view.ts';
import type * as inputsFile from './inputs.ts';

type Inputs = typeof inputsFile;

let ready: Inputs | undefined;
let coming: Promise<void> | undefined;

/**
 * Fetches everything by which values are entered. Pages that mostly show values call it when they are
 * idle, so that the first editor opens at once; who draws an editor earlier waits for it there.
 */
export function preloadEditors(): Promise<void> {
  coming ??= import('./inputs.ts').then((inputs) => {
    ready = inputs;
  });
  return coming;
}

const place: CSSProperties = { display: 'block', minHeight: 36 };

/**
 * A control out of `inputs.ts`, fetched when it is first drawn. Inputs with calendars and lists are
 * several times as much script as the cells that most pages need.
 */
function deferred<Props extends object>(
  choose: (inputs: Inputs) => ComponentType<Props>,
): ComponentType<Props> {
  function Control(props: Props) {
    if (!ready) use(preloadEditors());
    return ready ? createElement(choose(ready), props) : null;
  }
  return function DeferredControl(props: Props) {
    return <Suspense fallback={<span style={place} />}>{createElement(Control, props)}</Suspense>;
  };
}

export const TypedInput = deferred((inputs) => inputs.TypedInput);
export const TypedFilter = deferred((inputs) => inputs.TypedFilter);
export const DateInput = deferred((inputs) => inputs.DateInput);
export const DateFilter = deferred((inputs) => inputs.DateFilter);
export const OptionEditor = deferred<EditorProps>((inputs) => inputs.OptionEditor);
export const OptionsEditor = deferred<EditorProps>((inputs) => inputs.OptionsEditor);
export const OptionFilter = deferred((inputs) => inputs.OptionFilter);
export const ChoiceEditor = deferred((inputs) => inputs.ChoiceEditor);
export const ChoiceFilter = deferred((inputs) => inputs.ChoiceFilter);
export const AutoNumberEditor = deferred<EditorProps>((inputs) => inputs.AutoNumberEditor);
export const BooleanEditor = deferred<EditorProps>((inputs) => inputs.BooleanEditor);
export const BooleanFilter = deferred<FilterInputProps>((inputs) => inputs.BooleanFilter);
export const LongTextEditor = deferred<EditorProps>((inputs) => inputs.LongTextEditor);
export const TagsEditor = deferred<EditorProps>((inputs) => inputs.TagsEditor);
export const TagsFilter = deferred<FilterInputProps>((inputs) => inputs.TagsFilter);
