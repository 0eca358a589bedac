/** What an expression names. Paths are complete: ['owner', 'name'] also means 'owner' is read. */
export interface Mentions {
  /** Fields of the record at hand and what lies behind its relations, without repetition. */
  readonly fields: readonly { readonly entity: string; readonly path: readonly string[] }[];
  readonly variables: readonly { readonly name: string; readonly path: readonly string[] }[];
  /** Related entities that are looked into; the fields their conditions name are in `fields` too. */
  readonly related: readonly { readonly entity: string; readonly via: string }[];
  /** Whether the answer changes as time passes (TODAY, NOW, relative dates). */
  readonly time: boolean;
}
