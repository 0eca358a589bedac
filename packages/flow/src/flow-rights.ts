import type { Catalog } from '@atelier/entity';
import { mentions } from '@atelier/expression';
import { pointer, type Issue } from '@atelier/problem';
import type { Policy } from '@atelier/query';
import type { Flow, FlowNode } from './flow.ts';
import { graphOf, type Graph } from './graph.ts';
import type { NodeKinds } from './node-kind.ts';
import { nodeScope } from './node-scope.ts';

interface World {
  readonly kinds: NodeKinds;
  readonly catalog: Catalog;
}

/**
 * What a flow would need and its publisher may not do: fields it reads or sets, records it creates or
 * changes. A flow acts with the publisher's rights, so that publishing cannot widen them; without
 * this check it would only be found out when a run fails.
 */
export function checkFlowRights(flow: Flow, policy: Policy, world: World): Issue[] {
  if (policy.unrestricted) return [];
  const graph = graphOf(flow, world.kinds);
  return flow.nodes.flatMap((node, index) =>
    checkNodeRights(node, graph, { ...world, policy }).map((issue) => ({
      ...issue,
      at: pointer('nodes', index) + issue.at,
    })),
  );
}

function checkNodeRights(node: FlowNode, graph: Graph, world: World & { readonly policy: Policy }): Issue[] {
  const { kinds, catalog, policy } = world;
  const kind = kinds.get(node.kind);
  if (!kind) return [];
  const scope = nodeScope(node.id, graph, world);
  const condition = kind.behaviour.subscription?.(node.settings, catalog)?.condition;
  const expressions = [
    ...kind.behaviour.expressions(node.settings, scope),
    ...(condition ? [condition] : []),
  ];
  const hidden = expressions
    .flatMap(({ expression }) => mentions(expression, scope.scope).reads)
    .filter(({ entity, field }) => {
      const right = policy.fieldRight(entity, field, 'read');
      return right !== 'read' && right !== 'write';
    })
    .map((read) => denied(catalog, read));
  return [...hidden, ...checkWrites(node, graph, world)];
}

const actionOf = { created: 'create', updated: 'update', deleted: 'delete' } as const;

function checkWrites(node: FlowNode, graph: Graph, world: World & { readonly policy: Policy }): Issue[] {
  const { kinds, catalog, policy } = world;
  const touched =
    kinds.get(node.kind)?.behaviour.touches?.(node.settings, nodeScope(node.id, graph, world)) ?? [];
  return touched.flatMap(({ entity, action, fields }) => {
    if (!policy.mayDo(entity, actionOf[action])) {
      const label = catalog.entity(entity)?.label ?? { zh: entity, en: entity };
      return [{ code: 'flow.entity-denied', at: '', details: { entity: label } }];
    }
    return (fields ?? [])
      .filter((field) => policy.fieldRight(entity, field, actionOf[action]) !== 'write')
      .map((field) => denied(catalog, { entity, field }));
  });
}

function denied(
  catalog: Catalog,
  { entity, field }: { readonly entity: string; readonly field: string },
): Issue {
  const label = catalog.field(entity, field)?.label ?? { zh: field, en: field };
  return { code: 'flow.field-denied', at: '', details: { field: label } };
}
