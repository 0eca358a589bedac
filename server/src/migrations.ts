import { CreateAccess1763700000000 } from './access/migrations/create-access.ts';
import type { MigrationClass } from './platform/database/migrate.ts';
import { CreatePlatform1763700000001 } from './platform/migrations/create-platform.ts';

/**
 * Every change of the platform's tables, in the order in which it is made (the number at the end of a
 * name is a time in milliseconds and decides). A published migration is never edited: add one.
 */
export const migrations: readonly MigrationClass[] = [CreateAccess1763700000000, CreatePlatform1763700000001];
