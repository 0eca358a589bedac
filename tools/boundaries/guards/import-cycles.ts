import type { Finding, Guard } from '../guard.ts';
import type { Repository } from '../repository.ts';
import { targetOf } from '../target.ts';

export const importCycles: Guard = {
  id: 'cycles',
  rule: 'No file imports itself around a corner, not even for a type: move what both need to a file that knows neither.',
  find: (repository) => circles(repository).map((circle) => describe(repository, circle)),
};

/** The strongly connected parts of the import graph that are more than one file (Tarjan's algorithm). */
function circles(repository: Repository): string[][] {
  const edges = new Map(repository.sources.map(({ path }) => [path, nextOf(repository, path)]));
  const order = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (path: string): number => {
    const index = order.size;
    order.set(path, index);
    open.push(path);
    let low = index;
    for (const next of edges.get(path) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === index) {
      const part = open.splice(open.indexOf(path));
      if (part.length > 1) found.push(part);
    }
    return low;
  };
  for (const path of edges.keys()) if (!order.has(path)) visit(path);
  return found;
}

function nextOf(repository: Repository, path: string): string[] {
  const imports = repository.byPath.get(path)?.imports ?? [];
  return imports.flatMap(({ specifier }) => {
    const target = targetOf(repository, path, specifier);
    return target.to === 'file' && target.path !== path && repository.byPath.has(target.path)
      ? [target.path]
      : [];
  });
}

/** Reported at the import that enters the circle from its first file by name. */
function describe(repository: Repository, circle: readonly string[]): Finding {
  const [file = ''] = circle.toSorted();
  const way = shortestWay(repository, file, new Set(circle));
  const entry = repository.byPath.get(file)?.imports.find(({ specifier }) => {
    const target = targetOf(repository, file, specifier);
    return target.to === 'file' && target.path === way[1];
  });
  return { file, line: entry?.line ?? 1, detail: way.join(' → ') };
}

function shortestWay(repository: Repository, start: string, within: ReadonlySet<string>): string[] {
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const next of nextOf(repository, way.at(-1) ?? start)) {
      if (next === start) return [...way, start];
      if (!within.has(next) || seen.has(next)) continue;
      seen.add(next);
      queue.push([...way, next]);
    }
  }
  return [start];
}
