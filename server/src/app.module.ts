import { AccessModule } from './access/access.module.ts';
import { DocumentModule } from './document/document.module.ts';
import { EntityModule } from './entity/entity.module.ts';
import type { Room } from './platform/app.ts';
import { FlowModule } from './flow/flow.module.ts';
import { MessageModule } from './message/message.module.ts';
import { PackModule } from './pack/pack.module.ts';
import { RecordModule } from './record/record.module.ts';
import { ReportModule } from './report/report.module.ts';

/** The rooms of the product, each below those that use it. */
export const rooms: readonly Room[] = [
  AccessModule,
  DocumentModule,
  EntityModule,
  RecordModule,
  FlowModule,
  MessageModule,
  ReportModule,
  PackModule,
];
