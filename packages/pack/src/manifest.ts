import type { EntityModel } from '@atelier/entity';
import type { Localized } from '@atelier/problem';
import type { EntityGrant, Filter, Sort } from '@atelier/query';

/**
 * A pack is a folder of data: `pack.json` beside `entities/`, `views/` and `roles/`, one file an
 * object, named by its key. Nothing in it is code, and nothing in it is trusted.
 */
export interface PackManifest {
  readonly key: string;
  /** major.minor.patch */
  readonly version: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly options?: readonly PackOption[];
  /** The view with which the list of an entity opens: entity key → view key. */
  readonly defaultViews?: Readonly<Record<string, string>>;
}

/** A yes-or-no choice at installation, on which roles may depend. */
export interface PackOption {
  readonly key: string;
  readonly label: Localized;
  readonly help?: Localized;
  readonly default: boolean;
}

/** A list view as a pack brings it: shared, in the shape of the API's views. */
export interface PackView {
  readonly entity: string;
  readonly label: Localized;
  readonly fields: readonly { readonly field: string; readonly width?: number }[];
  /** Left out on purpose; other fields that come later are shown behind the columns. */
  readonly hiddenFields?: readonly string[];
  readonly filter?: Filter;
  readonly search?: string;
  readonly sort: readonly Sort[];
  readonly density: 'comfortable' | 'compact';
  readonly inlineFields?: readonly string[];
  readonly quickFilters?: readonly string[];
}

export interface PackRole {
  readonly label: Localized;
  readonly description?: Localized;
  readonly grants: readonly EntityGrant[];
  readonly permissions: readonly string[];
  /** Comes only where this option is chosen. */
  readonly when?: string;
}

/** A pack whose files have the right shape; whether it holds together is what `checkPack` says. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly entities: readonly EntityModel[];
  readonly views: ReadonlyMap<string, PackView>;
  readonly roles: ReadonlyMap<string, PackRole>;
}

/** The files of a pack by their path inside it (`entities/customer.json`), parsed. */
export type PackFiles = ReadonlyMap<string, unknown>;
