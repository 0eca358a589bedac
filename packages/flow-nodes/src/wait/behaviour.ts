import type { NodeKindBehaviour, NodeSettings } from '@atelier/flow';
import { after, type Duration } from '../duration.ts';
import { nextPort } from '../next-port.ts';

const durationOf = (settings: NodeSettings): Duration =>
  ({ duration: { amount: 1, unit: 'day' } as Duration, ...settings }).duration;

export const wait: NodeKindBehaviour = {
  ports: () => [nextPort],
  check: () => [],
  expressions: () => [],
  begin: (step) => ({
    kind: 'wait',
    until: after(step.now, durationOf(step.settings), step.timeZone),
    port: nextPort.id,
  }),
};
