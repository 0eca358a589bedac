import type { Catalog } from '@atelier/entity';
import type { Language } from '@atelier/problem';
import type { NodeKinds } from './node-kind.ts';

/** What the interpreter may know of the world around a run; time is handed in, never looked up. */
export interface World {
  readonly kinds: NodeKinds;
  readonly catalog: Catalog;
  /** ISO 8601. */
  readonly now: string;
  readonly timeZone: string;
  /** In which texts for people are filled. */
  readonly language: Language;
}
