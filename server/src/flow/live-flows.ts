import type { Catalog } from '@atelier/entity';
import { graphOf, type Flow, type Graph, type RecordSubscription } from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { Inject, Injectable } from '@nestjs/common';
import { DocumentStore } from '../document/document-store.ts';
import { EntityStore } from '../entity/entity-store.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/database/signals.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { flowsChanged } from './flow-designs.ts';

/** A published flow that is switched on, with what it listens to. */
export interface LiveFlow {
  readonly key: string;
  readonly version: number;
  /** Who published it. */
  readonly identity: string;
  /** In which days begin for its conditions: that of who published it. */
  readonly timeZone: string;
  readonly subscription: RecordSubscription;
}

interface LiveRow {
  readonly key: string;
  readonly version: number;
  readonly created_by: string;
  readonly time_zone: string;
  readonly body: Flow;
}

/**
 * What is live, by entity. Asked on every write, so it is kept in memory and made anew when a flow
 * or an entity is published anywhere; versions that runs follow are kept too, they never change.
 */
@Injectable()
export class LiveFlows {
  private byEntity: ReadonlyMap<string, readonly LiveFlow[]> = new Map();
  private readonly graphs = new Map<string, Graph>();
  private loading: Promise<void> | undefined;
  private isStale = true;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(Signals) private readonly signals: Signals,
  ) {
    signals.hear(flowsChanged, () => {
      this.isStale = true;
      void this.refresh();
    });
    entities.onChange(() => {
      this.isStale = true;
      void this.refresh();
    });
  }

  /** As last heard; `current` waits for what is on its way. */
  known(entity: string): readonly LiveFlow[] {
    return this.byEntity.get(entity) ?? [];
  }

  async current(entity: string): Promise<readonly LiveFlow[]> {
    // A broken line to the database loses signals: then what is in memory must not be trusted.
    if (this.isStale || !this.signals.isListening) await this.refresh();
    return this.known(entity);
  }

  /** The graph of one published version. */
  async graph(tx: Transaction, key: string, version: number): Promise<Graph> {
    const name = `${key}@${version}`;
    const known = this.graphs.get(name);
    if (known) return known;
    const flow = await this.documents.readVersion<Flow>(tx, { kind: 'flow', key, version });
    const graph = graphOf(flow, nodeKinds);
    this.graphs.set(name, graph);
    return graph;
  }

  async refresh(): Promise<void> {
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async load(): Promise<void> {
    this.isStale = false;
    const rows = await this.database.query<LiveRow>(
      `SELECT d.key, v.version, v.created_by, v.body, u.time_zone
         FROM atelier.document d
         JOIN atelier.document_version v ON v.kind = d.kind AND v.key = d.key AND v.version = d.published_version
         JOIN atelier."user" u ON u.id = v.created_by
        WHERE d.kind = 'flow' AND NOT d.hidden
        ORDER BY d.key`,
    );
    const catalog = this.entities.catalog();
    const byEntity = new Map<string, LiveFlow[]>();
    for (const row of rows) {
      const live = liveFlow(row, catalog);
      if (live)
        byEntity.set(live.subscription.entity, [...(byEntity.get(live.subscription.entity) ?? []), live]);
    }
    this.byEntity = byEntity;
  }
}

function liveFlow(row: LiveRow, catalog: Catalog): LiveFlow | undefined {
  const [trigger] = graphOf(row.body, nodeKinds).triggers;
  if (!trigger) return undefined;
  const subscription = nodeKinds.get(trigger.kind)?.behaviour.subscription?.(trigger.settings, catalog);
  if (!subscription) return undefined;
  return {
    key: row.key,
    version: row.version,
    identity: row.created_by,
    timeZone: row.time_zone,
    subscription,
  };
}
