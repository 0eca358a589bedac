import type { NodeKindBehaviour } from '@atelier/flow';

export const end: NodeKindBehaviour = {
  ports: () => [],
  check: () => [],
  expressions: () => [],
  begin: (step) => {
    const outcome = step.settings['outcome'];
    return { kind: 'end', outcome: typeof outcome === 'string' && outcome ? outcome : 'done' };
  },
};
