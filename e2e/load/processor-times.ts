import { readFile, readdir } from 'node:fs/promises';
import type { Side } from './cases.ts';

/** Processor time per tick of the kernel, in milliseconds; 100 ticks a second everywhere that matters. */
const tick = 10;

/** Milliseconds. */
export interface ProcessorTime {
  readonly server: number;
  readonly database: number;
}

interface Processes {
  readonly servers: Readonly<Record<Side, number>>;
  readonly postmaster: number;
}

/**
 * How much processor time a server and PostgreSQL have used. What else a shared machine does changes
 * how long a request takes, and this hardly. Reads /proc, so it knows nothing (NaN) elsewhere.
 */
export class ProcessorTimes {
  constructor(private readonly processes: Processes) {}

  /** Since the start of the processes. */
  async read(side: Side): Promise<ProcessorTime> {
    const { servers, postmaster } = this.processes;
    const own = await statOf(servers[side]);
    const database = await statOf(postmaster);
    const backends = await Promise.all((await childrenOf(postmaster)).map((pid) => statOf(pid)));
    // Backends that have ended are counted by the postmaster.
    const live = backends.reduce((sum, stat) => sum + (stat?.own ?? 0), 0);
    return {
      server: own ? own.own * tick : Number.NaN,
      database: database ? (database.own + database.ended + live) * tick : Number.NaN,
    };
  }
}

interface Stat {
  readonly parent: number;
  readonly own: number;
  readonly ended: number;
}

async function statOf(pid: number): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The name in the second place may hold anything, also brackets.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [
    fields[1],
    ...fields.slice(11, 15),
  ];
  return { parent, own: user + system, ended: endedUser + endedSystem };
}

async function childrenOf(parent: number): Promise<number[]> {
  const all = (await readdir('/proc').catch(() => [])).map(Number).filter((pid) => pid > 0);
  const stats = await Promise.all(all.map(async (pid) => ({ pid, stat: await statOf(pid) })));
  return stats.flatMap(({ pid, stat }) => (stat?.parent === parent ? [pid] : []));
}
