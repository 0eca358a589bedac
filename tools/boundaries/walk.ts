import type { Node, Program } from 'oxc-parser';

/** Every node of a syntax tree, parents before children, in the order of the text. */
export function* nodesOf(program: Program): Generator<Node> {
  const open: unknown[] = [program];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isNode(value)) yield value;
    for (const child of Object.values(value).toReversed()) if (typeof child === 'object') open.push(child);
  }
}

function isNode(value: object): value is Node {
  return 'type' in value && typeof value.type === 'string' && 'start' in value;
}
