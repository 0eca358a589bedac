import { evaluateBoolean, recordReader, type Checked, type Expression } from '@atelier/expression';
import { startState, type RunState } from '@atelier/flow';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../platform/clock/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { RecordChange, RecordListener } from '../record/record-change.ts';
import type { flowProblems } from './flow-problems.ts';
import { LiveFlows, type LiveFlow } from './live-flows.ts';
import { RunStore, type NewRun } from './run-store.ts';
import { RunWaker } from './run-waker.ts';
import { TriggerConditions } from './trigger-conditions.ts';

/** A flow that turns up this often in the chain that led to a change goes round in circles. */
const mostRepeats = 3;
/** A chain of different flows this long is one too. */
const longestChain = 20;

/** Starts runs in the transaction that makes a change: the change and its runs commit together. */
@Injectable()
export class TriggerListener implements RecordListener {
  constructor(
    @Inject(LiveFlows) private readonly flows: LiveFlows,
    @Inject(RunStore) private readonly runs: RunStore,
    @Inject(RunWaker) private readonly waker: RunWaker,
    @Inject(TriggerConditions) private readonly conditions: TriggerConditions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  listensTo(entity: string): boolean {
    return this.flows.known(entity).length > 0;
  }

  async recordsChanged(tx: Transaction, changes: readonly RecordChange[]): Promise<void> {
    const [first] = changes;
    if (!first) return;
    const started: NewRun[] = [];
    for (const flow of await this.flows.current(first.entity)) {
      for (const change of await this.matching(tx, flow, changes)) started.push(this.runOf(flow, change));
    }
    if (started.length === 0) return;
    await this.runs.add(tx, started);
    this.waker.wake(tx);
  }

  private async matching(
    tx: Transaction,
    flow: LiveFlow,
    changes: readonly RecordChange[],
  ): Promise<readonly RecordChange[]> {
    const heard = changes.filter((change) => isHeard(flow.subscription, change));
    const { condition } = flow.subscription;
    if (!condition || heard.length === 0) return heard;
    if (!looksBeyondRecord(condition.expression))
      return heard.filter((change) => this.holds(condition, change, flow));
    return this.conditions.matching(tx, flow, heard);
  }

  private holds(condition: Checked, change: RecordChange, { timeZone }: LiveFlow): boolean {
    return evaluateBoolean(condition, {
      record: recordReader({ ...change.after, ...(change.action === 'deleted' ? change.before : {}) }),
      variables: (_name, path) => (path.length === 0 ? change.by : null),
      now: this.clock.now().toISOString(),
      timeZone,
    });
  }

  private runOf(flow: LiveFlow, change: RecordChange): NewRun {
    const id = uuidv7();
    const state = startState({
      entity: change.entity,
      recordId: change.id,
      action: change.action === 'restored' ? 'created' : change.action,
      before: change.before,
      changed: change.changed,
      by: change.by,
      at: this.clock.now().toISOString(),
    });
    return {
      id,
      flow: flow.key,
      flowVersion: flow.version,
      identity: flow.identity,
      triggerKey: `${change.id}:${change.version}:${change.action}`,
      causation: [...change.causation, `${flow.key}:${id}`],
      state: isLoop(flow, change) ? parked(state, change) : state,
    };
  }
}

function isHeard(subscription: LiveFlow['subscription'], change: RecordChange): boolean {
  // Coming back from the recycle bin is nobody's creation.
  if (change.action === 'restored') return false;
  if (!subscription.actions.includes(change.action)) return false;
  const { fields } = subscription;
  if (change.action !== 'updated' || !fields?.length) return true;
  return change.changed.some((key) => fields.includes(key));
}

function isLoop(flow: LiveFlow, { causation }: RecordChange): boolean {
  const repeats = causation.filter((link) => link.startsWith(`${flow.key}:`)).length;
  return repeats >= mostRepeats || causation.length >= longestChain;
}

/** A looping run is kept and shown with its chain, and never executed. */
function parked(state: RunState, { causation }: RecordChange): RunState {
  const chain = causation.map((link) => link.slice(0, link.indexOf(':'))).join(' → ');
  const code: keyof typeof flowProblems = 'flow.loop';
  return { ...state, status: 'failed', failure: { node: '', issue: { code, at: '', details: { chain } } } };
}

/** Whether an expression needs more than the record's own values. */
function looksBeyondRecord(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return false;
    case 'field':
      return expression.path.length > 1;
    case 'variable':
      return expression.path.length > 0;
    case 'call':
      return expression.arguments.some(looksBeyondRecord);
    case 'list':
      return expression.items.some(looksBeyondRecord);
    case 'related':
      return true;
  }
}
