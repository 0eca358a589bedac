import { fetchedOnce } from '@atelier/ui';
import { Suspense, type CSSProperties, type ReactNode } from 'react';
import type { FieldKindId } from '../definitions.ts';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';

type Inputs = Readonly<Record<FieldKindId, FieldInputs>>;

const inputs = fetchedOnce<Inputs>(async () => (await import('../inputs.ts')).fieldInputs);

/**
 * Fetches everything by which values are entered. Pages that mostly show values call it when they are
 * idle, so that the first editor opens at once; who draws an editor earlier waits for it there.
 */
export const preloadEditors = inputs.preload;

/**
 * The inputs of a kind, fetched when one is first drawn. With calendars, lists and what reads and checks
 * values they are several times as much script as the cells that most pages need.
 */
export function deferredInputs(id: FieldKindId): FieldInputs {
  function LoadedEditor(props: EditorProps) {
    const { Editor } = inputs.useValue()[id];
    return <Editor {...props} />;
  }
  function LoadedFilter(props: FilterInputProps) {
    const { FilterInput } = inputs.useValue()[id];
    return <FilterInput {...props} />;
  }
  return {
    Editor: (props) => (
      <Place>
        <LoadedEditor {...props} />
      </Place>
    ),
    FilterInput: (props) => (
      <Place>
        <LoadedFilter {...props} />
      </Place>
    ),
  };
}

const height: CSSProperties = { display: 'block', minHeight: 36 };

function Place({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<span style={height} />}>{children}</Suspense>;
}
