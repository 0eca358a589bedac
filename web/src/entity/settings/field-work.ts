import type { FieldModel } from '@atelier/entity';
import type { DesignWork } from '../designer/design-work.ts';
import type { DesignProblem } from '../designer/problems.ts';

export interface FieldPanelProps {
  readonly design: DesignWork;
  readonly index: number;
  readonly field: FieldModel;
}

/** What the parts of the panel work with. */
export interface FieldWork extends FieldPanelProps {
  readonly problems: readonly DesignProblem[];
  /** Live already: its key stays. */
  readonly isFixed: boolean;
  change(patch: { readonly [K in keyof FieldModel]?: FieldModel[K] | undefined }, subject: string): void;
}
