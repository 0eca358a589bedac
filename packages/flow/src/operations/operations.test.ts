import fc from 'fast-check';
import type { Flow } from '../flow.ts';
import { applyOperation } from './apply.ts';
import { arrange } from './arrange.ts';
import { edit, openHistory, redo, undo } from './history.ts';
import { edgeBetween, freeNodeId, insertAfter } from './insert-node.ts';
import type { Operation } from './operation.ts';

const node = (id: string) => ({ id, kind: 'wait', settings: {}, position: { x: 0, y: 0 } });
const flow: Flow = {
  key: 'f',
  label: { zh: '流程', en: 'Flow' },
  nodes: [node('a'), node('b'), node('c')],
  edges: [edgeBetween('a', 'next', 'b'), edgeBetween('b', 'next', 'c')],
};

/** Order of parts carries no meaning; undo may put them back elsewhere in the list. */
function sorted(value: Flow): Flow {
  const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
    [...list].sort((left, right) => left.id.localeCompare(right.id));
  return { ...value, nodes: byId(value.nodes), edges: byId(value.edges) };
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('add-parts' as const),
    nodes: fc.array(id.map(node), { maxLength: 2 }),
    edges: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant('add-parts' as const),
    nodes: fc.constant([]),
    edges: fc.array(
      fc.tuple(id, id).map(([from, to]) => edgeBetween(from, 'next', to)),
      { maxLength: 2 },
    ),
  }),
  fc.record({
    kind: fc.constant('remove-parts' as const),
    nodes: fc.array(id, { maxLength: 2 }),
    edges: fc.array(fc.constantFrom('a:next-b', 'b:next-c'), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('move-nodes' as const),
    positions: fc.dictionary(id, fc.record({ x: fc.integer(), y: fc.integer() })),
  }),
  fc.record({ kind: fc.constant('configure-node' as const), node: id, settings: fc.constant({ amount: 2 }) }),
  fc.record({
    kind: fc.constant('name-node' as const),
    node: id,
    label: fc.option(fc.string(), { nil: undefined }),
  }),
);

// Adding the same id twice in one operation is not something an editor does.
const distinct = operation.filter(
  (candidate) =>
    candidate.kind !== 'add-parts' ||
    (new Set(candidate.nodes.map((part) => part.id)).size === candidate.nodes.length &&
      new Set(candidate.edges.map((part) => part.id)).size === candidate.edges.length),
);

describe('editing a flow', () => {
  it('takes every edit back exactly', () => {
    fc.assert(
      fc.property(fc.array(distinct, { maxLength: 8 }), (operations) => {
        const applied = applyOperation(flow, { kind: 'together', operations });
        const back = applyOperation(applied.flow, applied.inverse);
        expect(sorted(back.flow)).toEqual(sorted(flow));
      }),
    );
  });

  it('undoes and redoes step by step, and forgets what was undone after a new edit', () => {
    const named = edit(openHistory(flow), { kind: 'name-node', node: 'a', label: '开始' });
    const moved = edit(named, { kind: 'move-nodes', positions: { a: { x: 5, y: 5 } } });
    const undone = undo(moved);
    expect(undone.flow).toEqual(named.flow);
    expect(redo(undone).flow).toEqual(moved.flow);
    const other = edit(undone, { kind: 'name-node', node: 'b', label: 'B' });
    expect(redo(other)).toBe(other);
    expect(undo(undo(other)).flow).toEqual(flow);
  });

  it('draws a tidy picture: joins below all branches, exits side by side in their order', () => {
    const split: Flow = {
      ...flow,
      nodes: ['a', 'b', 'c', 'd'].map(node),
      edges: [
        edgeBetween('a', 'yes', 'b'),
        edgeBetween('a', 'no', 'c'),
        edgeBetween('b', 'next', 'd'),
        edgeBetween('c', 'next', 'd'),
      ],
    };
    const { nodes } = applyOperation(split, arrange(split)).flow;
    const at = Object.fromEntries(nodes.map((each) => [each.id, each.position]));
    expect(at.b?.x).toBeLessThan(at.c?.x ?? 0);
    expect(at.d?.x).toBe(at.a?.x);
    expect([at.a, at.b, at.c, at.d].map((place) => place?.y)).toEqual([0, 144, 144, 288]);
  });

  it('inserts a node between two others in one undoable step', () => {
    const added = node(freeNodeId(flow, 'create-task'));
    expect(added.id).toBe('createTask1');
    const history = edit(
      openHistory(flow),
      insertAfter(flow, { node: 'a', port: 'next' }, { node: added, exit: 'next' }),
    );
    expect(history.flow.edges.map((edge) => `${edge.from} ${edge.to}`).toSorted()).toEqual([
      'a createTask1',
      'b c',
      'createTask1 b',
    ]);
    expect(sorted(undo(history).flow)).toEqual(sorted(flow));
  });
});
