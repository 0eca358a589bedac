import type { NodeKindBehaviour, NodeSettings } from '@atelier/flow';
import { assignedValues, assignmentExpressions, checkAssignments, type Assignment } from '../assignments.ts';
import { nextPort } from '../next-port.ts';

interface Settings {
  readonly entity: string;
  readonly values: readonly Assignment[];
}

const read = (settings: NodeSettings): Settings => ({ entity: '', values: [], ...settings });

export const createRecord: NodeKindBehaviour = {
  ports: () => [nextPort],

  check(settings, scope) {
    const { entity, values } = read(settings);
    return checkAssignments(values, entity, scope);
  },

  expressions: (settings, scope) => assignmentExpressions(read(settings).values, scope),

  gives(settings, { catalog }) {
    const { entity } = read(settings);
    const model = catalog.entity(entity);
    return model && { label: model.label, type: 'record', target: entity };
  },

  touches: (settings) => [{ entity: read(settings).entity, action: 'created' }],

  begin(step) {
    const { entity, values } = read(step.settings);
    return {
      kind: 'effect',
      effect: { kind: 'create-record', entity, values: assignedValues(values, entity, step) },
    };
  },

  resume: (step, answer) => ({
    kind: 'next',
    port: nextPort.id,
    output: { entity: read(step.settings).entity, ...(answer.ok ? answer.output : {}) },
  }),
};
