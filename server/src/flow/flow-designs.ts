import { checkFlow, checkFlowRights, readFlow, type Flow } from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { resolvePolicy } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { DesignService } from '../document/design-service.ts';
import { DocumentStore } from '../document/document-store.ts';
import { EntityStore } from '../entity/entity-store.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/database/signals.ts';
import { Texts } from '../platform/text/texts.ts';

/** Topic of the signal that what is live of the flows has changed. */
export const flowsChanged = 'flows-changed';

/** Draft, publish and versions of flows. */
@Injectable()
export class FlowDesigns extends DesignService<Flow> {
  constructor(
    @Inject(Database) database: Database,
    @Inject(DocumentStore) documents: DocumentStore,
    @Inject(Texts) texts: Texts,
    @Inject(EntityStore) entities: EntityStore,
    @Inject(Signals) signals: Signals,
  ) {
    super(
      {
        kind: 'flow',
        refused: 'flow.refused',
        read: readFlow,
        check: (flow, viewer) => {
          const world = { kinds: nodeKinds, catalog: entities.catalog() };
          return [
            ...checkFlow(flow, world),
            ...checkFlowRights(flow, resolvePolicy(viewer, world.catalog), world),
          ];
        },
        changed: (tx, state) => signals.tell(tx, flowsChanged, state.key),
      },
      { database, documents, texts },
    );
  }
}
