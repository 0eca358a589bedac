import type { PatternNode } from './pattern-syntax.ts';

/** How many ways a backtracking engine can go: at most `ways` × length of the text to the power of `loops`. */
interface Effort {
  readonly ways: number;
  readonly loops: number;
}

const mostWays = 100;

/**
 * Whether JavaScript's own engine, which is much faster than ours, surely takes time in proportion
 * to the text. So it does for most patterns that people write: codes, amounts, addresses.
 */
export function isPlain(pattern: PatternNode): boolean {
  const { ways, loops } = effortOf(pattern);
  const anchored = pattern.kind === 'sequence' && pattern.parts[0]?.kind === 'start';
  // Without an anchor the engine starts anew at every character, which makes one loop quadratic.
  return ways <= mostWays && (loops === 0 || (loops === 1 && anchored));
}

function effortOf(node: PatternNode): Effort {
  switch (node.kind) {
    case 'one':
    case 'start':
    case 'end':
      return { ways: 1, loops: 0 };
    case 'sequence':
      return node.parts.map(effortOf).reduce(inTurn, { ways: 1, loops: 0 });
    case 'choice':
      return node.parts
        .map(effortOf)
        .reduce((sum, each) => ({ ways: sum.ways + each.ways, loops: Math.max(sum.loops, each.loops) }));
    case 'repeat':
      return repeated(effortOf(node.part), node.least, node.most);
  }
}

function inTurn(first: Effort, second: Effort): Effort {
  return { ways: first.ways * second.ways, loops: first.loops + second.loops };
}

function repeated(once: Effort, least: number, most: number): Effort {
  if (most === Infinity) {
    // A loop around a choice or another loop is what grows without bounds.
    return once.ways === 1 && once.loops === 0 ? { ways: 1, loops: 1 } : { ways: Infinity, loops: 1 };
  }
  const longest = Math.min(most, mostWays + least);
  let ways = 0;
  for (let count = least; count <= longest; count += 1) ways += once.ways ** count;
  return { ways, loops: once.loops * most };
}
