import type { NodeKind, NodeKindDefinition, NodeKinds } from '@atelier/flow';
import { bug } from '@atelier/problem';
import { nodeBehaviours } from './behaviours.ts';
import { nodeDefinitions, type NodeKindId } from './definitions.ts';

export { nodeDefinitions, type NodeKindId } from './definitions.ts';
export { personFields, type RecipientSetting } from './recipients.ts';
export type { Assignment } from './assignments.ts';
export type { Duration } from './duration.ts';

const ids = Object.keys(nodeDefinitions) as NodeKindId[];
const kinds = new Map<string, NodeKind>(
  ids.map((id) => {
    const definition: NodeKindDefinition = nodeDefinitions[id];
    if (definition.id !== id) throw bug(`node kind ${definition.id} is listed as ${id}`);
    return [id, { definition, behaviour: nodeBehaviours[id] }];
  }),
);

/** The installed node kinds. */
export const nodeKinds: NodeKinds = {
  get: (id) => kinds.get(id),
  all: () => [...kinds.values()],
};
