import type { Finding, Guard } from '../guard.ts';
import { nodesOf } from '../walk.ts';

export const namedExports: Guard = {
  id: 'named-exports',
  rule: 'A door lists its names one by one (no `export *`), and only a package has an index.ts.',
  find: ({ sources }) =>
    sources.flatMap(({ path, program, lineAt }) => {
      const found: Finding[] = [];
      if (/(?:^|\/)index\.tsx?$/.test(path) && !/^packages\/[^/]+\/src\/index\.ts$/.test(path))
        found.push({ file: path, line: 1, detail: 'an index file inside a room' });
      for (const node of nodesOf(program)) {
        if (node.type === 'ExportAllDeclaration')
          found.push({
            file: path,
            line: lineAt(node.start),
            detail: `exports everything of ${node.source.value}`,
          });
      }
      return found;
    }),
};
