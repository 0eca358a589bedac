import type { FieldModel } from '@atelier/entity';
import { evaluate, toPlain, type Checked } from '@atelier/expression';
import { bug, type Issue } from '@atelier/problem';
import { flowLimits, type FlowNode } from './flow.ts';
import type { Graph } from './graph.ts';
import type { NodeKind, NodeResult, NodeScope, StepInput } from './node-kind.ts';
import { nodeScope } from './node-scope.ts';
import { readsOf, relatedKey, valueKey, variableValue } from './reads.ts';
import type {
  Advance,
  Effect,
  EffectAnswer,
  RunEvent,
  RunState,
  StepRecord,
  Token,
  TriggerMoment,
} from './run.ts';
import { fillSlots } from './slots.ts';
import { isFormula, checkedFormula } from './values.ts';
import type { RunWorld } from './world.ts';

/** The state of a run before its first step. */
export function startState(trigger: TriggerMoment): RunState {
  return { status: 'running', trigger, tokens: [], outputs: {}, entered: {}, steps: 0 };
}

/**
 * The interpreter: from where a run stands and what happened, where it stands next and what the
 * shell has to do. Pure: the same state, event and time give the same answer, in the browser and on
 * the server. Nodes that need nothing from the outside are passed in one go.
 *
 * An event that the run does not wait for changes nothing (a timer that fires twice, an answer that
 * comes late): terminal states are final.
 */
export function advance(state: RunState, event: RunEvent, world: RunWorld): Advance {
  const run = new Interpreter(state, world);
  run.receive(event);
  return run.result();
}

class Interpreter {
  private readonly steps: StepRecord[] = [];
  private readonly effects: Advance['effects'][number][] = [];
  private state: RunState;

  constructor(
    state: RunState,
    private readonly world: RunWorld,
  ) {
    this.state = state;
  }

  private get graph(): Graph {
    return this.world.graph;
  }

  result(): Advance {
    return { state: this.state, effects: this.effects, steps: this.steps };
  }

  receive(event: RunEvent): void {
    if (event.kind === 'retry') return this.retry(event.node);
    if (this.state.status !== 'running' && this.state.status !== 'waiting') return;
    switch (event.kind) {
      case 'start':
        return this.start();
      case 'cancel':
        this.state = { ...this.state, status: 'cancelled', tokens: [] };
        return;
      case 'answer':
        return this.answer(event);
      case 'timer':
        return this.wake(event);
      case 'event':
        return this.hear(event);
    }
  }

  private start(): void {
    const [trigger] = this.graph.triggers;
    if (!trigger || this.state.tokens.length > 0 || this.state.steps > 0) return;
    this.enter(trigger);
    this.settle();
  }

  private retry(nodeId: string): void {
    const failed = this.state.failure?.node === nodeId ? this.graph.node(nodeId) : undefined;
    if (!failed) return;
    const { failure: _former, ...rest } = this.state;
    this.state = { ...rest, status: 'running', steps: 0 };
    this.enter(failed);
    this.settle();
  }

  private answer(event: Extract<RunEvent, { kind: 'answer' }>): void {
    const token = this.take(event, 'effect');
    const node = token && this.graph.node(token.node);
    if (!token || !node) return;
    if (token.effect?.kind === 'load') {
      if (event.answer.ok) this.begin(node, token.iteration, event.answer.output);
      else this.failAt(node, token.iteration, event.answer.issue);
    } else {
      this.resume(node, token, event.answer);
    }
    this.settle();
  }

  private wake(event: Extract<RunEvent, { kind: 'timer' }>): void {
    const token = this.take(event, 'timer');
    const node = token && this.graph.node(token.node);
    if (!token || !node) return;
    this.leave(node, token.iteration, { port: token.port ?? 'next' });
    this.settle();
  }

  private hear(event: Extract<RunEvent, { kind: 'event' }>): void {
    const token = this.take(event, 'event');
    const node = token && this.graph.node(token.node);
    if (!token || !node) return;
    this.resume(node, token, { ok: true, output: event.output });
    this.settle();
  }

  /** Removes the token an event is meant for; undefined if nothing waits for it. */
  private take(event: { node: string; iteration: number }, phase: Token['phase']): Token | undefined {
    const token = this.state.tokens.find(
      (candidate) =>
        candidate.node === event.node && candidate.iteration === event.iteration && candidate.phase === phase,
    );
    if (token) this.state = { ...this.state, tokens: this.state.tokens.filter((other) => other !== token) };
    return token;
  }

  private enter(node: FlowNode): void {
    const iteration = (this.state.entered[node.id] ?? 0) + 1;
    const steps = this.state.steps + 1;
    this.state = { ...this.state, steps, entered: { ...this.state.entered, [node.id]: iteration } };
    this.log(node, iteration, { state: 'entered' });
    if (steps > flowLimits.stepsPerRun) {
      const details = { limit: flowLimits.stepsPerRun };
      return this.failAt(node, iteration, { code: 'flow.run-too-long', at: '', details });
    }
    const kind = this.world.kinds.get(node.kind);
    if (!kind) {
      return this.failAt(node, iteration, {
        code: 'flow.node-kind-unknown',
        at: '',
        details: { kind: node.kind },
      });
    }
    const scope = nodeScope(node.id, this.graph, this.world);
    const reads = readsOf(kind.behaviour.expressions(node.settings, scope), this.state);
    if (reads.length === 0) return this.begin(node, iteration, {});
    this.perform(node, { iteration, loaded: {} }, { kind: 'load', reads });
  }

  private begin(node: FlowNode, iteration: number, loaded: Readonly<Record<string, unknown>>): void {
    const kind = this.kindOf(node);
    const input = this.stepInput(node, nodeScope(node.id, this.graph, this.world), loaded);
    this.follow(node, { iteration, loaded }, kind.behaviour.begin(input));
  }

  private resume(node: FlowNode, token: Token, answer: EffectAnswer): void {
    const { resume } = this.kindOf(node).behaviour;
    if (!answer.ok) return this.failAt(node, token.iteration, answer.issue);
    const loaded = token.loaded ?? {};
    const input = this.stepInput(node, nodeScope(node.id, this.graph, this.world), loaded);
    const result: NodeResult = resume
      ? resume(input, answer)
      : { kind: 'next', port: 'next', output: answer.output };
    this.follow(node, { iteration: token.iteration, loaded }, result);
  }

  private follow(node: FlowNode, place: Place, result: NodeResult): void {
    switch (result.kind) {
      case 'next':
        return this.leave(node, place.iteration, result);
      case 'effect':
        return this.perform(node, place, result.effect);
      case 'wait':
        return this.park(node, { ...place, phase: 'timer', until: result.until, port: result.port });
      case 'wait-for':
        return this.park(node, { ...place, phase: 'event', event: result.event });
      case 'end':
        this.log(node, place.iteration, { state: 'left', port: 'end' });
        this.state = { ...this.state, outcome: result.outcome };
        return;
      case 'fail':
        return this.failAt(node, place.iteration, result.issue);
    }
  }

  private leave(node: FlowNode, iteration: number, { port, output }: Exit): void {
    if (output) this.state = { ...this.state, outputs: { ...this.state.outputs, [node.id]: output } };
    this.log(node, iteration, { state: 'left', port, ...(output ? { output } : {}) });
    const next = this.graph.behind(node.id, port);
    if (next) this.enter(next);
  }

  private perform(node: FlowNode, place: Place, effect: Effect): void {
    const token: Token = { node: node.id, phase: 'effect', effect, ...place };
    this.state = { ...this.state, tokens: [...this.state.tokens, token] };
    const { iteration } = place;
    this.effects.push({ key: `${node.id}:${iteration}:${effect.kind}`, node: node.id, iteration, effect });
  }

  private park(node: FlowNode, waiting: Omit<Token, 'node'>): void {
    this.state = { ...this.state, tokens: [...this.state.tokens, { node: node.id, ...waiting }] };
    this.log(node, waiting.iteration, { state: 'waiting' });
  }

  private failAt(node: FlowNode, iteration: number, issue: Issue): void {
    this.log(node, iteration, { state: 'failed', issue });
    this.state = { ...this.state, status: 'failed', tokens: [], failure: { node: node.id, issue } };
  }

  private settle(): void {
    if (this.state.status === 'failed') {
      this.effects.length = 0;
      return;
    }
    const { tokens } = this.state;
    if (tokens.length === 0)
      this.state = { ...this.state, status: 'done', outcome: this.state.outcome ?? 'done' };
    else this.state = { ...this.state, status: this.effects.length > 0 ? 'running' : 'waiting' };
  }

  private log(node: FlowNode, iteration: number, step: Omit<StepRecord, 'node' | 'iteration' | 'at'>): void {
    this.steps.push({ node: node.id, iteration, at: this.world.now, ...step });
  }

  private kindOf(node: FlowNode): NodeKind {
    const kind = this.world.kinds.get(node.kind);
    if (!kind) throw bug(`a run entered a node of an unknown kind: ${node.kind}`);
    return kind;
  }

  private stepInput(node: FlowNode, scope: NodeScope, loaded: Readonly<Record<string, unknown>>): StepInput {
    const { state, world } = this;
    const evaluateChecked = (checked: Checked): unknown =>
      toPlain(
        evaluate(checked, {
          record: (path) => loaded[valueKey('', path)] ?? null,
          variables: (name, path) => variableValue(name, path, { state, loaded }),
          related: (related) => loaded[relatedKey(related)] === true,
          now: world.now,
          timeZone: world.timeZone,
        }),
      );
    return {
      nodeId: node.id,
      settings: node.settings,
      scope,
      record: { entity: state.trigger.entity, id: state.trigger.recordId },
      trigger: state.trigger,
      now: world.now,
      timeZone: world.timeZone,
      evaluate: evaluateChecked,
      valueOf: (setting, field) => {
        if (!isFormula(setting)) return setting.value ?? null;
        const checked = checkedFormula(setting.formula, scope);
        if (!checked.ok) throw bug(`a published formula does not check: ${setting.formula}`);
        const value = evaluateChecked(checked.value);
        return field && checked.value.type === 'number' ? decimalFor(field, value, scope) : value;
      },
      fillText: (template) =>
        fillSlots(template, scope, {
          language: world.language,
          timeZone: world.timeZone,
          evaluate: evaluateChecked,
        }),
    };
  }
}

/** A computed number comes as exact decimal text, as from the database; the kind says how it is carried. */
function decimalFor(field: FieldModel, value: unknown, { catalog }: NodeScope): unknown {
  return value === null ? null : catalog.kindOf(field).behaviour.fromDatabase(value, field.settings);
}

interface Exit {
  readonly port: string;
  readonly output?: Readonly<Record<string, unknown>>;
}

interface Place {
  readonly iteration: number;
  readonly loaded: Readonly<Record<string, unknown>>;
}
