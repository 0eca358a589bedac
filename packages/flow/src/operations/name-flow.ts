import type { Flow } from '../flow.ts';
import type { Applied, OperationOf } from './operation.ts';

export function nameFlow(flow: Flow, { label, description }: OperationOf<'name-flow'>): Applied {
  const { description: formerDescription, ...rest } = flow;
  return {
    flow: { ...rest, label, ...(description ? { description } : {}) },
    inverse: { kind: 'name-flow', label: flow.label, description: formerDescription },
  };
}
