import type { Expression } from 'oxc-parser';
import type { Finding, Guard } from '../guard.ts';
import { isTestCode } from '../place.ts';
import { nodesOf } from '../walk.ts';

const plain = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError', 'AggregateError']);

export const thrownErrors: Guard = {
  id: 'thrown-errors',
  rule: 'Packages and server throw only problems with a code (`throw problem…` or, for a broken invariant, `throw bug(…)` of @atelier/problem), never a bare Error or a value.',
  find: ({ sources }) =>
    sources
      .filter(({ path }) => isHeld(path) && !isTestCode(path))
      .flatMap(({ path, program, lineAt }) => {
        const found: Finding[] = [];
        for (const node of nodesOf(program)) {
          const thrown = node.type === 'ThrowStatement' ? bareThrow(node.argument) : undefined;
          if (thrown !== undefined)
            found.push({ file: path, line: lineAt(node.start), detail: `throws ${thrown}` });
        }
        return found;
      }),
};

/** @atelier/problem is where errors are made, so it alone has nothing else to throw. */
function isHeld(path: string): boolean {
  return /^(?:packages\/(?!problem\/)[^/]+|server)\/src\//.test(path);
}

function bareThrow(argument: Expression): string | undefined {
  if (argument.type === 'NewExpression' || argument.type === 'CallExpression') {
    const { callee } = argument;
    return callee.type === 'Identifier' && plain.has(callee.name) ? `a bare ${callee.name}` : undefined;
  }
  if (argument.type === 'Literal' || argument.type === 'TemplateLiteral') return 'a text';
  if (argument.type === 'ObjectExpression' || argument.type === 'ArrayExpression') return 'a plain value';
  return undefined;
}
