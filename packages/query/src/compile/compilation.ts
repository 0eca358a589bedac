import { columnOf, tableOf, userTarget } from '@atelier/entity';
import { identifier, sql, type SqlFragment } from '@atelier/expression';
import type { Issue } from '@atelier/problem';
import type { QueryContext } from '../compiled.ts';
import { queryLimits } from '../limits.ts';
import { issue } from '../messages.ts';
import type { RecordAction, ResolvedGrant } from '../policy.ts';
import type { Filter } from '../query.ts';

/**
 * Whose mention it is. A viewer's mention of a field is guarded by the viewer's policy; the author
 * of a role's row condition may name every field, because the condition shows nothing but rows.
 */
export type Sight = 'viewer' | 'author';

/**
 * Compiles a row condition for a table. Handed in, because conditions are expressions, expressions
 * mention fields, and fields are guarded by row conditions.
 */
export type CompileRows = (rows: Filter, table: Table, role: string) => SqlFragment;

/** One run of the compiler: where issues gather, aliases are handed out and joins are counted. */
export class Compilation {
  readonly issues: Issue[] = [];
  /** Turns false with the first expression that speaks of today or now. */
  timeless = true;
  readonly #grants = new Map<string, readonly ResolvedGrant[]>();
  readonly #aliases = new Map<string, number>();
  #joins = 0;
  #outputJoins = 0;

  constructor(
    readonly context: QueryContext,
    /** What the viewer must be allowed to do with every record that is looked at. */
    private readonly actions: readonly RecordAction[],
    readonly compileRows: CompileRows,
  ) {}

  report(...issues: readonly Issue[]): void {
    this.issues.push(...issues);
  }

  /** `t`, `j1`, `j2` … : a name for a table that is new in this statement. */
  alias(prefix: string): string {
    const number = (this.#aliases.get(prefix) ?? 0) + 1;
    this.#aliases.set(prefix, number);
    return prefix + number;
  }

  /** The grants under which records of an entity are seen here. */
  grants(entity: string): readonly ResolvedGrant[] {
    let grants = this.#grants.get(entity);
    if (!grants) {
      const actions =
        entity === userTarget
          ? this.actions.filter((action) => action === 'read' || action === 'export')
          : this.actions;
      grants = this.context.policy.grants(entity, ...actions);
      this.#grants.set(entity, grants);
    }
    return grants;
  }

  countJoin(sight: Sight, at: string): void {
    if (sight === 'author') return;
    this.#joins += 1;
    if (this.#joins === queryLimits.joins + 1)
      this.report(issue('query.too-many-joins', at, { limit: queryLimits.joins }));
  }

  countOutputJoin(at: string): void {
    this.#outputJoins += 1;
    if (this.#outputJoins === queryLimits.outputJoins + 1) {
      this.report(issue('query.too-many-joins', at, { limit: queryLimits.outputJoins }));
    }
  }

  /**
   * A field that does not exist or that no role shows. The two look alike to everyone whose rights
   * have limits, so that nobody can find out the names of fields by asking.
   */
  reportMissingField(field: string, at: string): void {
    this.report(
      issue(this.context.policy.unrestricted ? 'query.field-unknown' : 'query.field-denied', at, { field }),
    );
  }
}

/**
 * How relations are followed from a table: `join` adds a LEFT JOIN to its statement, `subquery`
 * reads through a scalar subquery where no statement of our own is around.
 */
export type Reach = 'join' | 'subquery';

/** One mention of an entity's table in a statement. */
export class Table {
  readonly alias: SqlFragment;
  /** LEFT JOINs in order; joined tables share the list of the table they hang on. */
  readonly joins: SqlFragment[];
  readonly joined = new Map<string, Table>();
  /** Compiled row conditions by their document. */
  readonly conditions = new Map<string, SqlFragment>();

  constructor(
    readonly compilation: Compilation,
    readonly entity: string,
    readonly place: {
      readonly alias: string;
      readonly reach: Reach;
      /** The table that this one is joined to. */
      readonly on?: Table;
      /** Accounts with their state, for listing people; everything else reads what records may know of them. */
      readonly accounts?: boolean;
    },
  ) {
    this.alias = identifier(place.alias);
    this.joins = place.on?.joins ?? [];
  }

  get isUsers(): boolean {
    return this.entity === userTarget;
  }

  /** The column itself, without any right considered. */
  column(key: string): SqlFragment {
    return sql`${this.alias}.${columnOf(key)}`;
  }

  /** `"record"."customer" AS "t"`; people stand beside the records as the view `"record"."user"`. */
  get named(): SqlFragment {
    return sql`${this.place.accounts ? identifier('atelier', 'user') : tableOf(this.entity)} AS ${this.alias}`;
  }

  /** Everything behind FROM, once all mentions are compiled. */
  get from(): SqlFragment {
    return this.joins.reduce((from, join) => sql`${from}\n${join}`, this.named);
  }
}
