import type { Finding, Guard } from '../guard.ts';
import { nodesOf } from '../walk.ts';

export const runningText: Guard = {
  id: 'running-text',
  rule: 'Text never becomes code: no node:vm, no Function constructor, no eval, not even in tests.',
  find: ({ sources }) =>
    sources.flatMap(({ path, program, imports, lineAt }) => {
      const found: Finding[] = imports
        .filter(({ specifier }) => /^(?:node:)?vm$/.test(specifier))
        .map(({ specifier, line }) => ({ file: path, line, detail: `imports ${specifier}` }));
      for (const node of nodesOf(program)) {
        if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
        const name = node.callee.type === 'Identifier' ? node.callee.name : '';
        if (name === 'Function' || name === 'eval')
          found.push({
            file: path,
            line: lineAt(node.start),
            detail: `calls ${node.type === 'NewExpression' ? 'new ' : ''}${name}`,
          });
      }
      return found;
    }),
};
