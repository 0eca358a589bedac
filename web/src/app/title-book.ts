/** Titles of records and names of users, as answers bring them along; asks for those that are missing. */
export class TitleBook {
  private readonly titles = new Map<string, Map<string, string>>();
  private readonly asked = new Set<string>();
  private readonly wanted = new Map<string, Set<string>>();
  private readonly listeners = new Set<() => void>();
  private edition = 0;

  constructor(
    private readonly ask: (target: string, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  ) {}

  /** Changes whenever a title was added later than its first mention. */
  readonly version = (): number => this.edition;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** `titles[target][id]`, as in answers. Silent: whoever adds them is about to draw anyway. */
  add(titles: Readonly<Record<string, Readonly<Record<string, string>>>>): void {
    for (const [target, byId] of Object.entries(titles)) {
      for (const [id, title] of Object.entries(byId)) this.put(target, id, title);
    }
  }

  get(target: string, id: string): string | undefined {
    const found = this.titles.get(target)?.get(id);
    if (found === undefined) this.want(target, id);
    return found;
  }

  private put(target: string, id: string, title: string): void {
    const known = this.titles.get(target) ?? new Map<string, string>();
    known.set(id, title);
    this.titles.set(target, known);
  }

  /** Everything that one drawing misses is asked for at once, and only once. */
  private want(target: string, id: string): void {
    const key = `${target} ${id}`;
    if (this.asked.has(key)) return;
    this.asked.add(key);
    if (this.wanted.size === 0) queueMicrotask(() => void this.fetchWanted());
    const ids = this.wanted.get(target) ?? new Set<string>();
    ids.add(id);
    this.wanted.set(target, ids);
  }

  private async fetchWanted(): Promise<void> {
    const wanted = [...this.wanted];
    this.wanted.clear();
    for (const [target, ids] of wanted) {
      const found = await this.askQuietly(target, [...ids].slice(0, 100));
      for (const [id, title] of found) this.put(target, id, title);
      if (found.size === 0) continue;
      this.edition += 1;
      for (const listener of this.listeners) listener();
    }
  }

  private async askQuietly(target: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    try {
      return await this.ask(target, ids);
    } catch {
      // A title is an ornament: without it the cell shows that something is there, and the page goes on.
      return new Map();
    }
  }
}
