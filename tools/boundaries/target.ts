import { posix } from 'node:path';
import type { Repository } from './repository.ts';

/** What an import leads to: a file of ours, a library, a builtin of Node, or nothing that exists. */
export type Target =
  | { readonly to: 'file'; readonly path: string }
  | { readonly to: 'library'; readonly name: string }
  | { readonly to: 'builtin'; readonly name: string }
  | { readonly to: 'nothing'; readonly why: string };

const ownScope = '@atelier/';

/** Follows an import the way Node and the bundlers do, without guessing extensions. */
export function targetOf(repository: Repository, from: string, specifier: string): Target {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
    return { to: 'file', path };
  }
  if (specifier.startsWith('node:')) return { to: 'builtin', name: specifier.slice('node:'.length) };
  const name = packageName(specifier);
  if (!name.startsWith(ownScope)) return { to: 'library', name };
  const workspace = repository.workspaces.find((candidate) => candidate.name === name);
  if (!workspace) return { to: 'nothing', why: `there is no package ${name}` };
  const door = `.${specifier.slice(name.length)}`;
  const path = workspace.doors.get(door);
  return path === undefined ? { to: 'nothing', why: `${name} has no door ${door}` } : { to: 'file', path };
}

export function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
