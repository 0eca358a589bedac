/** The list a person came from: lets a record's page lead on to its neighbours and back. */
export interface RecentList {
  readonly ids: readonly string[];
  readonly total: number | undefined;
  /** Address of the list with all it says. */
  readonly address: string;
}

const lists = new Map<string, RecentList>();

export function rememberList(entity: string, list: RecentList): void {
  lists.set(entity, list);
}

export function recentList(entity: string): RecentList | undefined {
  return lists.get(entity);
}
