import { CreateAccess1763700000000 } from './access/migrations/create-access.ts';
import { CreateDocuments1763700100000 } from './document/migrations/create-documents.ts';
import { CreateCatalog1763700200000 } from './entity/migrations/create-catalog.ts';
import { CreateFlows1763700500000 } from './flow/migrations/create-flows.ts';
import { CreateMessages1763700600000 } from './message/migrations/create-messages.ts';
import { CreatePacks1763700400000 } from './pack/migrations/create-packs.ts';
import type { MigrationClass } from './platform/database/migrate.ts';
import { CreatePlatform1763700000001 } from './platform/migrations/create-platform.ts';
import { CreateImports1763700350000 } from './record/migrations/create-imports.ts';
import { CreateRecords1763700300000 } from './record/migrations/create-records.ts';

/**
 * Every change of the platform's tables, in the order in which it is made (the number at the end of a
 * name is a time in milliseconds and decides). A published migration is never edited: add one.
 */
export const migrations: readonly MigrationClass[] = [
  CreateAccess1763700000000,
  CreatePlatform1763700000001,
  CreateDocuments1763700100000,
  CreateCatalog1763700200000,
  CreateRecords1763700300000,
  CreateImports1763700350000,
  CreatePacks1763700400000,
  CreateFlows1763700500000,
  CreateMessages1763700600000,
];
