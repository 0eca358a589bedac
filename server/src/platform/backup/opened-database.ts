import { checkServer } from '../database/check-server.ts';
import { EmbeddedPostgres } from '../embedded/embedded-postgres.ts';
import type { Log } from '../log/log.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';

/** The database of an installation for a while, whether its server runs or not. */
export interface OpenedDatabase {
  readonly url: string;
  close(): Promise<void>;
}

export async function openDatabase(settings: Settings, secrets: Secrets, log: Log): Promise<OpenedDatabase> {
  if (settings.databaseUrl !== undefined) {
    await checkServer(settings.databaseUrl);
    return { url: settings.databaseUrl, close: async () => undefined };
  }
  const running = await EmbeddedPostgres.runningUrl(settings.dataDir, secrets);
  if (running !== undefined) return { url: running, close: async () => undefined };
  const embedded = await EmbeddedPostgres.start(settings.dataDir, secrets, log);
  return { url: embedded.url, close: () => embedded.stop() };
}
