import type { RecordValues } from '@atelier/entity';
import type { Checked } from '@atelier/expression';
import { checkValue, expressionsOf, type NodeScope, type StepInput, type ValueSetting } from '@atelier/flow';
import { pointer, under, type Issue } from '@atelier/problem';

/** One field and what it is set to. */
export type Assignment = ValueSetting & { readonly field: string };

/** Every field exists, may be written, and gets something it can hold. */
export function checkAssignments(
  assignments: readonly Assignment[],
  entityKey: string,
  scope: NodeScope,
): Issue[] {
  const entity = scope.catalog.entity(entityKey);
  if (!entity) return [{ code: 'flow.entity-unknown', at: '/entity', details: { entity: entityKey } }];
  return assignments.flatMap((assignment, index) => {
    const at = pointer('values', index);
    const field = entity.fields.find((candidate) => candidate.key === assignment.field);
    if (!field) {
      return [
        {
          code: 'flow.field-unknown',
          at: `${at}/field`,
          details: { entity: entity.label, field: assignment.field },
        },
      ];
    }
    if (scope.catalog.kindOf(field).definition.traits.generated) {
      return [{ code: 'flow.field-generated', at: `${at}/field`, details: { field: field.label } }];
    }
    return under(at, checkValue(assignment, field, scope));
  });
}

export function assignmentExpressions(assignments: readonly Assignment[], scope: NodeScope): Checked[] {
  return expressionsOf(assignments, scope);
}

export function assignedValues(
  assignments: readonly Assignment[],
  entityKey: string,
  step: StepInput,
): RecordValues {
  const values: Record<string, unknown> = {};
  for (const assignment of assignments) {
    const field = step.scope.catalog.field(entityKey, assignment.field);
    values[assignment.field] = step.valueOf(assignment, field);
  }
  return values;
}
