import { builtinModules } from 'node:module';
import type { Finding, Guard } from '../guard.ts';
import { isTestCode, placeOf } from '../place.ts';
import type { Repository } from '../repository.ts';
import type { Import, SourceFile } from '../source-file.ts';
import { packageName, targetOf } from '../target.ts';

export const importDoors: Guard = {
  id: 'doors',
  rule: 'A package is imported by its name, through a door of its package.json, and only where the importing package.json lists it; files are imported with their extension.',
  find: (repository) =>
    repository.sources.flatMap((file) => file.imports.flatMap((each) => findings(repository, file, each))),
};

function findings(repository: Repository, file: SourceFile, { specifier, line }: Import): Finding[] {
  const detail = specifier.startsWith('.')
    ? wrongPath(repository, file.path, specifier)
    : wrongPackage(repository, file.path, specifier);
  return detail === undefined ? [] : [{ file: file.path, line, detail }];
}

function wrongPath(repository: Repository, from: string, specifier: string): string | undefined {
  const target = targetOf(repository, from, specifier);
  if (target.to !== 'file') return undefined;
  if (
    !repository.paths.includes(target.path) &&
    /^(?:packages|server|web|e2e|tools|scripts)\//.test(target.path)
  )
    return `${specifier} is not a file`;
  const [here, there] = [placeOf(from), placeOf(target.path)];
  const leaves = here?.floor !== there?.floor || (here?.floor === 'packages' && here.room !== there?.room);
  return leaves && there ? `${specifier} leaves ${from.split('/src/')[0]}` : undefined;
}

function wrongPackage(repository: Repository, from: string, specifier: string): string | undefined {
  if (builtinModules.includes(specifier)) return `${specifier} is written node:${specifier}`;
  const target = targetOf(repository, from, specifier);
  if (target.to === 'nothing') return target.why;
  if (target.to === 'builtin') return undefined;
  const name = packageName(specifier);
  const workspace = repository.workspaceOf(from);
  if (!workspace || workspace.name === name || workspace.dependencies.has(name)) return undefined;
  const root = repository.workspaces.find(({ folder }) => folder === '');
  const forTools = isTestCode(from) || ['tools', 'scripts', 'e2e'].includes(placeOf(from)?.floor ?? '');
  if (forTools && root?.dependencies.has(name)) return undefined;
  return `${name} is not in ${workspace.folder === '' ? 'package.json' : `${workspace.folder}/package.json`}`;
}
