import type { FieldModel } from '@atelier/entity';
import type { Language } from '@atelier/problem';
import type { ComponentType } from 'react';

export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
}

/** What a view may ask of the page around it. One object per page, stable between renders. */
export interface FieldServices {
  readonly language: Language;
  readonly timeZone: string;
  /** Records of an entity (or 'user') whose title or search text fits; '' gives recent ones. */
  findChoices(target: string, text: string, signal?: AbortSignal): Promise<readonly Choice[]>;
  /** Titles known to the page, e.g. from an expanded query; undefined while unknown. */
  titleOf(target: string, id: string): string | undefined;
  /** Address of a record's page, where the viewer may open it. */
  linkTo?(target: string, id: string): string | undefined;
  /** Follows an address of `linkTo` without loading the page anew; without it links are ordinary ones. */
  follow?(address: string): void;
  /** Values already used in a field, for tags. */
  usedValues?(entity: string, field: string, text: string): Promise<readonly string[]>;
}

export interface EditorProps {
  readonly field: FieldModel;
  readonly entity: string;
  /** id for the label's `for`. */
  readonly id: string;
  readonly value: unknown;
  onChange(value: unknown): void;
  readonly services: FieldServices;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly invalid?: boolean;
  /** ids of the texts that describe it (help, error). */
  readonly describedBy?: string;
  /** In a grid cell: no border, commits on Enter or blur, gives up on Escape. */
  readonly compact?: boolean;
  onCommit?(): void;
  onCancel?(): void;
}

export interface CellProps {
  readonly field: FieldModel;
  readonly value: unknown;
  readonly services: FieldServices;
  /** 'list' is one quiet line; 'page' may take room and links. */
  readonly density: 'list' | 'page';
}

/** Input for the value of one operator in a condition. */
export interface FilterInputProps {
  readonly field: FieldModel;
  readonly entity: string;
  readonly operator: string;
  readonly value: unknown;
  onChange(value: unknown): void;
  readonly services: FieldServices;
  readonly id?: string;
}

/** The half of a view by which values are entered; fetched when the first one is drawn. */
export type FieldInputs = Pick<FieldView, 'Editor' | 'FilterInput'>;

export interface FieldView {
  readonly Editor: ComponentType<EditorProps>;
  readonly Cell: ComponentType<CellProps>;
  readonly FilterInput: ComponentType<FilterInputProps>;
}
