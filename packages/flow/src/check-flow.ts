import type { Catalog } from '@atelier/entity';
import { pointer, under, type Issue } from '@atelier/problem';
import { flowLimits, type Flow, type FlowNode } from './flow.ts';
import { graphOf, reachedFrom, type Graph } from './graph.ts';
import { checkLoops } from './check-loops.ts';
import type { NodeKinds } from './node-kind.ts';
import { nodeScope } from './node-scope.ts';
import { checkNodeSettings } from './node-settings.ts';

interface World {
  readonly kinds: NodeKinds;
  readonly catalog: Catalog;
}

/**
 * Every problem that keeps a flow from being published, with JSON Pointers into the flow. An empty
 * list means it may run: the graph is whole, every setting is right, nothing runs in circles.
 */
export function checkFlow(flow: Flow, world: World): Issue[] {
  const graph = graphOf(flow, world.kinds);
  return [
    ...checkNames(flow),
    ...checkSize(flow),
    ...checkTrigger(graph),
    ...checkEdges(graph, world.kinds),
    ...checkReach(graph),
    ...flow.nodes.flatMap((node, index) => under(pointer('nodes', index), checkNode(node, graph, world))),
    ...checkLoops(graph, world),
  ];
}

/** What a designer calls a node: its own name, else its id. */
export function nodeName(node: FlowNode): string {
  return node.label ?? node.id;
}

function checkNames(flow: Flow): Issue[] {
  const issues: Issue[] = [];
  if (!keyPattern.test(flow.key))
    issues.push({ code: 'flow.key-invalid', at: '/key', details: { key: flow.key } });
  if (!flow.label.zh.trim() && !flow.label.en.trim())
    issues.push({ code: 'flow.label-missing', at: '/label' });
  const seen = new Set<string>();
  flow.nodes.forEach((node, index) => {
    if (seen.has(node.id)) {
      issues.push({
        code: 'flow.node-duplicate',
        at: pointer('nodes', index, 'id'),
        details: { id: node.id },
      });
    }
    if (!keyPattern.test(node.id)) {
      issues.push({ code: 'flow.key-invalid', at: pointer('nodes', index, 'id'), details: { key: node.id } });
    }
    seen.add(node.id);
  });
  return issues;
}

const keyPattern = /^[a-z][a-zA-Z0-9]{0,39}$/;

function checkSize(flow: Flow): Issue[] {
  const issues: Issue[] = [];
  if (flow.nodes.length > flowLimits.nodes) {
    issues.push({
      code: 'flow.too-large',
      at: '/nodes',
      details: { limit: flowLimits.nodes, part: 'nodes' },
    });
  }
  if (flow.edges.length > flowLimits.edges) {
    issues.push({
      code: 'flow.too-large',
      at: '/edges',
      details: { limit: flowLimits.edges, part: 'edges' },
    });
  }
  return issues;
}

function checkTrigger({ flow, triggers, entering }: Graph): Issue[] {
  if (triggers.length === 0) return [{ code: 'flow.trigger-missing', at: '/nodes' }];
  const issues: Issue[] = [];
  for (const trigger of triggers) {
    const at = pointer('nodes', flow.nodes.indexOf(trigger));
    if (trigger !== triggers[0]) issues.push({ code: 'flow.trigger-twice', at });
    if (entering(trigger.id).length > 0) issues.push({ code: 'flow.edge-into-trigger', at });
  }
  return issues;
}

function checkEdges(graph: Graph, kinds: NodeKinds): Issue[] {
  const issues: Issue[] = [];
  const ids = new Set<string>();
  const usedPorts = new Set<string>();
  graph.flow.edges.forEach((edge, index) => {
    const at = pointer('edges', index);
    if (ids.has(edge.id)) issues.push({ code: 'flow.edge-duplicate', at, details: { edge: edge.id } });
    ids.add(edge.id);
    for (const end of [edge.from, edge.to]) {
      if (!graph.node(end))
        issues.push({ code: 'flow.edge-dangling', at, details: { edge: edge.id, node: end } });
    }
    const from = graph.node(edge.from);
    const kind = from && kinds.get(from.kind);
    if (!from || !kind) return;
    const details = { node: nodeName(from), port: edge.port };
    if (!kind.behaviour.ports(from.settings).some((port) => port.id === edge.port)) {
      issues.push({ code: 'flow.edge-port-unknown', at, details });
    }
    const place = JSON.stringify([edge.from, edge.port]);
    if (usedPorts.has(place)) issues.push({ code: 'flow.edge-port-twice', at, details });
    usedPorts.add(place);
  });
  return issues;
}

function checkReach(graph: Graph): Issue[] {
  const [trigger] = graph.triggers;
  if (!trigger) return [];
  const reached = reachedFrom(graph, trigger.id);
  return graph.flow.nodes.flatMap((node, index) =>
    reached.has(node.id) || graph.triggers.includes(node)
      ? []
      : [{ code: 'flow.node-unreachable', at: pointer('nodes', index), details: { node: nodeName(node) } }],
  );
}

function checkNode(node: FlowNode, graph: Graph, world: World): Issue[] {
  const kind = world.kinds.get(node.kind);
  if (!kind) return [{ code: 'flow.node-kind-unknown', at: '/kind', details: { kind: node.kind } }];
  const shape = checkNodeSettings(kind.definition, node.settings);
  if (shape.length > 0) return under('/settings', shape);
  return under('/settings', kind.behaviour.check(node.settings, nodeScope(node.id, graph, world)));
}
