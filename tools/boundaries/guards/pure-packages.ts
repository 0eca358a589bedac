import type { Finding, Guard } from '../guard.ts';
import { isTestCode } from '../place.ts';
import type { Repository } from '../repository.ts';
import type { SourceFile } from '../source-file.ts';
import { packageName, targetOf } from '../target.ts';

const screen = /^(?:react|react-dom|antd|@ant-design\/.+|echarts|@xyflow\/react|@rjsf\/.+)$/;
const notPure = new Set(['ui', 'testing']);

export const purePackages: Guard = {
  id: 'pure',
  rule: 'The packages are pure: no file of theirs imports a Node builtin, and what their main door leads to never reaches React, antd or a view.',
  find: (repository) => [...builtins(repository), ...screenBehindDoor(repository)],
};

function isPure(path: string): boolean {
  const [floor, name = ''] = path.split('/');
  return floor === 'packages' && !notPure.has(name) && !isTestCode(path);
}

function builtins(repository: Repository): Finding[] {
  return repository.sources
    .filter(({ path }) => isPure(path))
    .flatMap((file) =>
      file.imports
        .filter(({ specifier }) => targetOf(repository, file.path, specifier).to === 'builtin')
        .map(({ specifier, line }) => ({ file: file.path, line, detail: `imports ${specifier}` })),
    );
}

/** Types are left out: they are gone when the server loads the package. */
function screenBehindDoor(repository: Repository): Finding[] {
  const doors = repository.workspaces.flatMap(({ doors: each }) => each.get('.') ?? []).filter(isPure);
  const reached = new Set(doors);
  for (const path of reached) {
    for (const { specifier, typeOnly } of repository.byPath.get(path)?.imports ?? []) {
      const target = targetOf(repository, path, specifier);
      if (!typeOnly && target.to === 'file' && isPure(target.path)) reached.add(target.path);
    }
  }
  return [...reached].flatMap((path) => {
    const file = repository.byPath.get(path);
    return file ? screenImports(file) : [];
  });
}

function screenImports(file: SourceFile): Finding[] {
  return file.imports
    .filter(
      ({ specifier, typeOnly }) =>
        !typeOnly && (screen.test(packageName(specifier)) || packageName(specifier) === '@atelier/ui'),
    )
    .map(({ specifier, line }) => ({
      file: file.path,
      line,
      detail: `imports ${specifier}, and the main door leads here`,
    }));
}
