import type { NodeKindBehaviour, NodeSettings } from '@atelier/flow';
import { assignedValues, assignmentExpressions, checkAssignments, type Assignment } from '../assignments.ts';
import { nextPort } from '../next-port.ts';

const valuesOf = (settings: NodeSettings): readonly Assignment[] =>
  ({ values: [] as readonly Assignment[], ...settings }).values;

export const updateRecord: NodeKindBehaviour = {
  ports: () => [nextPort],
  check: (settings, scope) =>
    scope.entity === undefined ? [] : checkAssignments(valuesOf(settings), scope.entity, scope),
  expressions: (settings, scope) => assignmentExpressions(valuesOf(settings), scope),
  touches: (settings, { entity }) =>
    entity === undefined
      ? []
      : [{ entity, action: 'updated', fields: valuesOf(settings).map((assignment) => assignment.field) }],
  begin: (step) => ({
    kind: 'effect',
    effect: {
      kind: 'update-record',
      ...step.record,
      values: assignedValues(valuesOf(step.settings), step.record.entity, step),
    },
  }),
  resume: () => ({ kind: 'next', port: nextPort.id }),
};
