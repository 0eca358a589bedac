import type { Finding, Guard } from '../guard.ts';
import { isTestCode } from '../place.ts';
import { nodesOf } from '../walk.ts';

/**
 * One more than elsewhere: on the server a transaction or a viewer travels along with what a function
 * is really about.
 */
const most = 4;
const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/**
 * The lint rule of the same purpose counts the injected parts of a Nest class as parameters; this one
 * knows them by their decorator. It therefore speaks for the server, where the lint rule is off.
 */
export const parameters: Guard = {
  id: 'parameters',
  rule: `A function takes at most ${String(most)} parameters, then an object; what Nest injects into a constructor or route does not count.`,
  find: ({ sources }) =>
    sources
      .filter(({ path }) => path.startsWith('server/src/') && !isTestCode(path))
      .flatMap(({ path, program, lineAt }) => {
        const found: Finding[] = [];
        for (const node of nodesOf(program)) {
          if (!functions.has(node.type) || !('params' in node) || !Array.isArray(node.params)) continue;
          const counted = node.params.filter((parameter) => !isInjected(parameter)).length;
          if (counted > most)
            found.push({ file: path, line: lineAt(node.start), detail: `${String(counted)} parameters` });
        }
        return found;
      }),
};

function isInjected(parameter: object): boolean {
  return 'decorators' in parameter && Array.isArray(parameter.decorators) && parameter.decorators.length > 0;
}
