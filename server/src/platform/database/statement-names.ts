/** Statements remembered per process; each costs memory in every connection that ran it. */
const limit = 400;
const longest = 20_000;

/**
 * Gives a name to a statement that is seen again, so that PostgreSQL parses and plans it once per
 * connection. What is seen once (a generated report, DDL) stays nameless, and after `limit` names no
 * more are given: a growing set of texts must not fill the memory of every connection.
 */
export class StatementNames {
  private readonly names = new Map<string, string | undefined>();
  private given = 0;
  private generation = 0;

  nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    if (!this.names.has(text)) {
      if (text.length <= longest) this.remember(text);
      return undefined;
    }
    if (this.given >= limit) return undefined;
    this.given += 1;
    const name = `a${this.generation}_${this.given}`;
    this.names.set(text, name);
    return name;
  }

  /** After DDL a remembered plan may have another result type; fresh names make fresh plans. */
  forget(): void {
    this.names.clear();
    this.given = 0;
    this.generation += 1;
  }

  private remember(text: string): void {
    // Texts that came once make room for others; named ones stay.
    if (this.names.size >= limit * 4) {
      for (const [old, name] of this.names) if (name === undefined) this.names.delete(old);
    }
    this.names.set(text, undefined);
  }
}
