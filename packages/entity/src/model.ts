import type { Localized } from '@atelier/problem';

/**
 * The entity model: what a published (or drafted) entity is, in the shape the engines work with.
 * It is stored and exchanged as a JSON Schema document (see document.ts); the two convert without loss.
 */
export interface EntityModel {
  /** `^[a-z][a-zA-Z0-9]{0,39}$`, never changed after publishing. */
  readonly key: string;
  readonly label: Localized;
  readonly description?: Localized;
  readonly icon?: string;
  readonly color?: string;
  /** The field that names a record wherever it is mentioned. */
  readonly titleField: string;
  /** In the order of the form. Own fields only; see `systemFields` for id, version, createdAt … */
  readonly fields: readonly FieldModel[];
  /** Unique keys over one or several fields, among rows where all are filled and not deleted. */
  readonly unique?: readonly (readonly string[])[];
}

export interface FieldModel {
  readonly key: string;
  readonly label: Localized;
  readonly help?: Localized;
  /** Id of a field kind. An unknown kind loads as a placeholder that shows and keeps its data. */
  readonly kind: string;
  /** Checked by the kind's settings schema; defaults filled in. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly required?: boolean;
  readonly unique?: boolean;
  /** Personal (P) or sensitive (S) data of a person. */
  readonly sensitivity?: 'personal' | 'sensitive';
  /** A fixed value of the kind, or `{ formula }`, e.g. `{ formula: 'me.id' }` or `TODAY()`. */
  readonly default?: unknown;
  /** System columns are read-only fields every entity has. */
  readonly system?: boolean;
}

/** A reference from one entity to another, derived from the relation fields of all entities. */
export interface RelationModel {
  readonly entity: string;
  readonly field: string;
  readonly target: string;
}

/** Field keys and JSON values of one record, as the API carries them; an empty field is null or absent. */
export type RecordValues = Readonly<Record<string, unknown>>;
