import type { Catalog, EntityModel, FieldModel } from '@atelier/entity';
import type { DesignSession } from '../../app/design/use-design.ts';
import type { EntityWork } from '../entity-api.ts';
import type { DesignProblem } from './problems.ts';
import type { Draft } from './use-draft.ts';

/** What the settings show: the table itself, or a field. `visit` changes with every choice, so that a panel begins anew. */
export interface Selection {
  readonly index: number | 'table';
  readonly visit: number;
  /** Just added: the cursor goes into its name. */
  readonly isNew: boolean;
  /** What follows the field in the pointer of a problem that was followed here. */
  readonly at?: string;
}

export interface Publishing {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  readonly note: string;
  setNote(note: string): void;
  /** Work that goes on after publishing. */
  readonly job: string | undefined;
  /** The catalog of the page and the list of tables are read again. */
  announce(): void;
}

/** What the parts of the designer share. */
export interface DesignWork {
  readonly session: DesignSession<EntityModel, EntityWork>;
  readonly draft: Draft;
  /** The published tables, and the same with this one as it is being designed. */
  readonly catalog: Catalog;
  readonly around: Catalog;
  readonly problems: readonly DesignProblem[];
  /** As it is live; a field in it keeps its key, and its options their values. */
  readonly published: EntityModel | undefined;
  /** Removed fields that can be brought back. */
  readonly kept: readonly FieldModel[];
  readonly selection: Selection | undefined;
  select(index: Selection['index'] | undefined, more?: Pick<Partial<Selection>, 'isNew' | 'at'>): void;
  addKind(kind: string): void;
  addField(field: FieldModel): void;
  readonly isAdding: boolean;
  setAdding(isAdding: boolean): void;
  readonly publishing: Publishing;
  /** After the draft of a table that was never published is gone, and the table with it. */
  leave(): void;
}
