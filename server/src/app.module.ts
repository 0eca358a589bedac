import { AccessModule } from './access/access.module.ts';
import type { Room } from './platform/app.ts';

/** The rooms of the product, each below those that use it. */
export const rooms: readonly Room[] = [AccessModule];
