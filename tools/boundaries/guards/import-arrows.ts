import { packageArrows, packagesForFloor, serverArrows, webArrows } from '../arrows.ts';
import type { Finding, Guard } from '../guard.ts';
import { isTestCode, type Place, placeOf, shell } from '../place.ts';
import type { Repository } from '../repository.ts';
import type { SourceFile } from '../source-file.ts';
import { targetOf } from '../target.ts';

export const importArrows: Guard = {
  id: 'arrows',
  rule: 'Imports follow the arrows of the house plan (tools/boundaries/arrows.ts); what is not written there is not allowed.',
  find: (repository) =>
    repository.sources
      .filter(({ path }) => !isTestCode(path))
      .flatMap((file) => strayImports(repository, file)),
};

function strayImports(repository: Repository, file: SourceFile): Finding[] {
  const from = placeOf(file.path);
  if (!from) return [];
  return file.imports.flatMap(({ specifier, line }) => {
    const target = targetOf(repository, file.path, specifier);
    const to = target.to === 'file' ? strayTarget(from, target.path) : undefined;
    return to === undefined
      ? []
      : [{ file: file.path, line, detail: `${describe(from)} imports ${to} (${specifier})` }];
  });
}

/** What is wrong with importing this file from there, if anything is. */
function strayTarget(from: Place, path: string): string | undefined {
  const to = placeOf(path);
  if (!to) return undefined;
  if (isTestCode(path)) return 'test code';
  if (from.floor === 'server' && /^packages\/[^/]+\/src\/views\.ts$/.test(path))
    return `the views of ${describe(to)}`;
  return isAllowed(from, to) ? undefined : describe(to);
}

function isAllowed(from: Place, to: Place): boolean {
  if (from.floor === to.floor && from.room === to.room) return true;
  if (to.floor === 'packages') {
    const allowed = from.floor === 'packages' ? packageArrows[from.room] : packagesForFloor[from.floor];
    return allowed?.includes(to.room) ?? false;
  }
  if (from.floor !== to.floor) return false;
  // The entry of a floor puts its rooms together; no room knows the entry.
  if (from.room === shell) return true;
  const arrows = from.floor === 'server' ? serverArrows : from.floor === 'web' ? webArrows : {};
  return arrows[from.room]?.includes(to.room) ?? false;
}

function describe({ floor, room }: Place): string {
  return room === shell ? floor : `${floor}/${room}`;
}
