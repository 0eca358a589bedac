import type { Flow } from '../flow.ts';
import { addParts } from './add-parts.ts';
import { configureNode } from './configure-node.ts';
import { moveNodes } from './move-nodes.ts';
import { nameFlow } from './name-flow.ts';
import { nameNode } from './name-node.ts';
import type { Applied, Operation, OperationOf } from './operation.ts';
import { removeParts } from './remove-parts.ts';

const handlers: { readonly [K in Operation['kind']]: (flow: Flow, operation: OperationOf<K>) => Applied } = {
  'add-parts': addParts,
  'remove-parts': removeParts,
  'move-nodes': moveNodes,
  'configure-node': configureNode,
  'name-node': nameNode,
  'name-flow': nameFlow,
  together: applyTogether,
};

/** Applies one edit. `applyOperation(applied.flow, applied.inverse).flow` equals the flow before. */
export function applyOperation<K extends Operation['kind']>(flow: Flow, operation: OperationOf<K>): Applied {
  const handler: (flow: Flow, operation: OperationOf<K>) => Applied = handlers[operation.kind as K];
  return handler(flow, operation);
}

function applyTogether(flow: Flow, { operations }: OperationOf<'together'>): Applied {
  const inverses: Operation[] = [];
  let current = flow;
  for (const operation of operations) {
    const applied = applyOperation(current, operation);
    current = applied.flow;
    inverses.unshift(applied.inverse);
  }
  return { flow: current, inverse: { kind: 'together', operations: inverses } };
}
