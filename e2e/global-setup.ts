import type { FullConfig } from '@playwright/test';
import { type RunningServer, startServer } from './server-process.ts';
import { publishSite } from './site.ts';

/** One server for each project that runs; what is returned stops them after the last test. */
export default async function startSites({ projects }: FullConfig): Promise<() => Promise<void>> {
  const servers: RunningServer[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  try {
    for (const { name } of projects) {
      const server = await startServer(name);
      servers.push(server);
      publishSite(name, { address: server.address, token: server.token });
    }
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}
