import type { Catalog } from '@atelier/entity';
import {
  advance,
  edgeBetween,
  graphOf,
  startState,
  type Effect,
  type EffectAnswer,
  type Flow,
  type FlowNode,
  type RunEvent,
  type RunState,
  type StepRecord,
  type TriggerMoment,
} from '@atelier/flow';
import { nodeKinds } from './index.ts';

/** A flow drawn in a line or as given edges, for tests. */
export function flowOf(
  nodes: readonly Pick<FlowNode, 'id' | 'kind' | 'settings'>[],
  edges: readonly (readonly [from: string, port: string, to: string])[],
): Flow {
  return {
    key: 'welcome',
    label: { zh: '欢迎', en: 'Welcome' },
    nodes: nodes.map((node, index) => ({ ...node, position: { x: 0, y: index * 100 } })),
    edges: edges.map(([from, port, to]) => edgeBetween(from, port, to)),
  };
}

export const recordId = '01900000-0000-7000-8000-000000000001';
export const ownerId = '01900000-0000-7000-8000-0000000000aa';
export const makerId = '01900000-0000-7000-8000-0000000000bb';

export function created(): TriggerMoment {
  return {
    entity: 'customer',
    recordId,
    action: 'created',
    before: null,
    changed: [],
    by: makerId,
    at: '2025-11-14T01:00:00Z',
  };
}

export interface Shell {
  readonly catalog: Catalog;
  readonly record: Readonly<Record<string, unknown>>;
  now?: string;
  /** Answers effects other than load; default: done, without output. */
  answer?(effect: Effect): EffectAnswer;
}

export interface Played {
  readonly state: RunState;
  readonly effects: Effect[];
  readonly steps: StepRecord[];
}

/** Plays a run the way the server does, with records in memory, up to where it waits or ends. */
export function play(
  flow: Flow,
  shell: Shell,
  from: RunState = startState(created()),
  first?: RunEvent,
): Played {
  const world = {
    graph: graphOf(flow, nodeKinds),
    kinds: nodeKinds,
    catalog: shell.catalog,
    now: shell.now ?? '2025-11-14T01:00:00Z',
    timeZone: 'Asia/Shanghai',
    language: 'zh' as const,
  };
  const effects: Effect[] = [];
  const steps: StepRecord[] = [];
  let state = from;
  const events: RunEvent[] = [first ?? { kind: 'start' }];
  for (let event = events.shift(); event; event = events.shift()) {
    const step = advance(state, event, world);
    state = JSON.parse(JSON.stringify(step.state)) as RunState;
    steps.push(...step.steps);
    for (const { node, iteration, effect } of step.effects) {
      if (effect.kind !== 'load') effects.push(effect);
      const answer =
        effect.kind === 'load' ? load(effect, shell) : (shell.answer?.(effect) ?? { ok: true, output: {} });
      events.push({ kind: 'answer', node, iteration, answer });
    }
  }
  return { state, effects, steps };
}

function load(effect: Extract<Effect, { kind: 'load' }>, shell: Shell): EffectAnswer {
  const output: Record<string, unknown> = {};
  for (const read of effect.reads) {
    output[read.key] = read.kind === 'value' ? (shell.record[read.path.join('.')] ?? null) : false;
  }
  return { ok: true, output };
}
