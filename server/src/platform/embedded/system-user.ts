import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { startProblem } from '../start-problems.ts';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; then it runs as this user, who owns nothing but its data. */
export interface SystemUser {
  readonly name: string;
  readonly ids: { readonly uid: number; readonly gid: number };
}

const name = 'postgres';

/** Undefined: PostgreSQL runs as whoever we are. */
export async function systemUser(): Promise<SystemUser | undefined> {
  if (userInfo().uid !== 0) return undefined;
  const ids = (await idsOf()) ?? (await create());
  if (!ids) throw startProblem('start.no-system-user', { details: { user: name } });
  return { name, ids };
}

async function idsOf(): Promise<SystemUser['ids'] | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    // `id` fails for an unknown user, which is the question.
    return undefined;
  }
}

async function create(): Promise<SystemUser['ids'] | undefined> {
  const ways = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]],
  ] as const;
  for (const [program, args] of ways) {
    const ids = await run(program, [...args]).then(idsOf, () => undefined);
    if (ids) return ids;
  }
  return undefined;
}

/** Refuses a place that the system user could never get to, before PostgreSQL fails there with less to say. */
export async function requireReach(path: string, user: SystemUser): Promise<void> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const isOpen =
      (mode & 0o001) !== 0 ||
      (uid === user.ids.uid && (mode & 0o100) !== 0) ||
      (gid === user.ids.gid && (mode & 0o010) !== 0);
    if (!isOpen) throw startProblem('start.folder-out-of-reach', { details: { user: user.name, folder } });
    if (folder === dirname(folder)) return;
  }
}
