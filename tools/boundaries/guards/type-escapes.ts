import type { Expression } from 'oxc-parser';
import type { Finding, Guard } from '../guard.ts';
import { nodesOf } from '../walk.ts';

export const typeEscapes: Guard = {
  id: 'type-escapes',
  rule: 'No way around the types: no `as unknown as`, no @ts-ignore, no @ts-nocheck; @ts-expect-error only in tests that prove something does not compile.',
  find: ({ sources }) =>
    sources.flatMap(({ path, program, comments, lineAt }) => {
      const found: Finding[] = comments.flatMap(({ value, start }) => {
        const [written = ''] = /^[\s*]*@ts-(?:ignore|nocheck|expect-error)/.exec(value) ?? [];
        const allowed = written === '' || (written.endsWith('expect-error') && /\.test\.tsx?$/.test(path));
        return allowed ? [] : [{ file: path, line: lineAt(start), detail: written.replace(/^[\s*]*/, '') }];
      });
      for (const node of nodesOf(program)) {
        if (node.type === 'TSAsExpression' && isEscape(node.expression))
          found.push({ file: path, line: lineAt(node.start), detail: 'a cast through another cast' });
      }
      return found;
    }),
};

/** What is cast here was cast before, to a type that fits everything. */
function isEscape(expression: Expression): boolean {
  const inner = expression.type === 'ParenthesizedExpression' ? expression.expression : expression;
  if (inner.type !== 'TSAsExpression') return false;
  return ['TSUnknownKeyword', 'TSNeverKeyword', 'TSAnyKeyword'].includes(inner.typeAnnotation.type);
}
