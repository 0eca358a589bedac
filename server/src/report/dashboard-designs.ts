import { checkDashboard, readDashboard, type Dashboard } from '@atelier/report';
import { widgetKinds } from '@atelier/widgets';
import { Inject, Injectable } from '@nestjs/common';
import { DesignService } from '../document/design-service.ts';
import { DocumentStore } from '../document/document-store.ts';
import { EntityStore } from '../entity/entity-store.ts';
import { Database } from '../platform/database/database.ts';
import { Texts } from '../platform/text/texts.ts';

/** Draft, publish and versions of dashboards. */
@Injectable()
export class DashboardDesigns extends DesignService<Dashboard> {
  constructor(
    @Inject(Database) database: Database,
    @Inject(DocumentStore) documents: DocumentStore,
    @Inject(Texts) texts: Texts,
    @Inject(EntityStore) entities: EntityStore,
  ) {
    super(
      {
        kind: 'dashboard',
        refused: 'dashboard.refused',
        read: readDashboard,
        check: (dashboard) => checkDashboard(dashboard, { kinds: widgetKinds, catalog: entities.catalog() }),
      },
      { database, documents, texts },
    );
  }
}
