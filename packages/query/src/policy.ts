import type { Language } from '@atelier/problem';
import type { Filter } from './query.ts';

/** What a role lets a person do with one field of a record it may see. Rising order. */
export type FieldRight = 'none' | 'mask' | 'read' | 'write';

export type RecordAction = 'create' | 'read' | 'update' | 'delete' | 'export' | 'import';

/** A role's rights on one entity. No grant for an entity: no rights at all. */
export interface EntityGrant {
  /** Entity key, or '*' for every entity without a grant of its own in this role. */
  readonly entity: string;
  readonly actions: readonly RecordAction[];
  /** Rows the grant is about: an expression over record and `me`; absent: all rows. */
  readonly rows?: Filter;
  /** Right on fields not named in `fields`. */
  readonly defaultField: FieldRight;
  readonly fields?: Readonly<Record<string, FieldRight>>;
}

/** Who is asking. Made by the access room from session or API key; passed to every read and write. */
export interface Viewer {
  readonly userId: string;
  readonly name: string;
  readonly language: Language;
  /** IANA zone in which the viewer's days begin. */
  readonly timeZone: string;
  /** The union of roles never shows a cell that no single role shows. */
  readonly roles: readonly { readonly key: string; readonly grants: readonly EntityGrant[] }[];
  /** Passes all checks: the first admin, and the platform itself (flows under a declared identity do not). */
  readonly unrestricted: boolean;
  /** Who caused what: flow runs carry their chain along; empty for people. */
  readonly causation?: readonly string[];
}

/** What a viewer may do, resolved from the roles. Cheap to ask; callers cache it by viewer and catalog version. */
export interface Policy {
  /** Differs whenever rights, the viewer or the catalog differ: part of every cache key. */
  readonly hash: string;
  /** Passes all checks; then there are no `grants`. */
  readonly unrestricted: boolean;
  /** Whether some role allows the action on some row. */
  mayDo(entity: string, action: RecordAction): boolean;
  /**
   * The highest right on a field over the roles that allow `action` (default: any action). System
   * fields are never more than 'read'; id and version are readable wherever a row is.
   */
  fieldRight(entity: string, field: string, action?: RecordAction): FieldRight;
  /** Rows an action is about: all, none, or those for which any of these filters holds. */
  rowFilter(entity: string, action: RecordAction): RowRule;
  /** The grants that allow all of these actions, one by one, for rules that must not mix roles. */
  grants(entity: string, ...actions: readonly RecordAction[]): readonly ResolvedGrant[];
}

export type RowRule = 'all' | 'none' | { readonly anyOf: readonly Filter[] };

export interface ResolvedGrant {
  readonly role: string;
  readonly actions: readonly RecordAction[];
  /** Absent: all rows. */
  readonly rows?: Filter;
  right(field: string): FieldRight;
}
