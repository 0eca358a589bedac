import type { Catalog } from '@atelier/entity';
import type { Language } from '@atelier/problem';
import type { Graph } from './graph.ts';
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

/** The world of one run: the version it follows belongs to it. */
export interface RunWorld extends World {
  readonly graph: Graph;
}
