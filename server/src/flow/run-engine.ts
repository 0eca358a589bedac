import {
  advance,
  type Advance,
  type EffectAnswer,
  type RunEvent,
  type RunState,
  type World,
} from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { bug, isProblem, type Issue } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { Callers } from '../access/callers.ts';
import { EntityStore } from '../entity/entity-store.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { Log } from '../platform/log/log.ts';
import { EffectHandlers, type EffectContext } from './effects/effect-handler.ts';
import type { flowProblems } from './flow-problems.ts';
import { LiveFlows } from './live-flows.ts';
import { RunStore, type StoredRun } from './run-store.ts';

const batch = 20;
/** A run that was claimed this often without getting anywhere takes its worker down with it. */
const mostAttempts = 5;

type FlowCode = keyof typeof flowProblems;

/**
 * Makes runs go on. One transaction takes a run from where it stands to its next wait: it locks the
 * run, advances it, performs the effects, and keeps the new state, all or nothing. Whatever breaks
 * in between, the run stands where it stood and is taken up again when its lease is over.
 */
@Injectable()
export class RunEngine {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RunStore) private readonly runs: RunStore,
    @Inject(LiveFlows) private readonly flows: LiveFlows,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(EffectHandlers) private readonly handlers: EffectHandlers,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Log) private readonly log: Log,
  ) {}

  /**
   * Works off everything that is ready: due waits first, then runs, until nothing is left or the
   * server stops. `at` moves the moment by which waits are due, for tests.
   */
  async work({ at, signal }: { readonly at?: string; readonly signal?: AbortSignal } = {}): Promise<void> {
    await this.fireTimers(at);
    while (!signal?.aborted) {
      const claims = await this.database.transaction((tx) => this.runs.claim(tx, batch));
      if (claims.length === 0) return;
      for (const claim of claims) await this.workOne(claim);
    }
  }

  /** Something a run waits for has happened; says whether the run was waiting for it. */
  async deliver(tx: Transaction, runId: string, event: RunEvent): Promise<boolean> {
    const run = await this.runs.lock(tx, runId);
    if (!run) return false;
    const pending: RunState = withPending(run.state, event);
    if (pending === run.state) return false;
    await this.runs.save(tx, run.id, pending);
    return true;
  }

  /** Ends a run where it stands. */
  async cancel(tx: Transaction, run: StoredRun): Promise<RunState> {
    const graph = await this.flows.graph(tx, run.flow, run.flowVersion);
    const { state } = advance(run.state, { kind: 'cancel' }, { ...this.world('UTC', 'zh'), graph });
    await this.runs.save(tx, run.id, state);
    return state;
  }

  /** Takes a failed run up again at the step that failed. */
  async retry(tx: Transaction, run: StoredRun): Promise<RunState> {
    const { failure } = run.state;
    if (!failure) throw bug('a run without a failure cannot be tried again');
    const { pending: _former, ...state } = run.state;
    const next: RunState = { ...state, status: 'running', pending: [{ kind: 'retry', node: failure.node }] };
    await this.runs.save(tx, run.id, next);
    return next;
  }

  private async fireTimers(at: string | undefined): Promise<void> {
    for (;;) {
      const fired = await this.database.transaction(async (tx) => {
        const due = await this.runs.dueTimers(tx, batch, at);
        for (const { runId, node, iteration } of due) {
          const isTaken = await this.deliver(tx, runId, { kind: 'timer', node, iteration });
          // A timer nobody waits for any more would come up again and again.
          if (!isTaken)
            await tx.query('DELETE FROM atelier.flow_timer WHERE run_id = $1 AND node = $2', [runId, node]);
        }
        return due.length;
      });
      if (fired < batch) return;
    }
  }

  private async workOne(claim: { id: string; epoch: string; attempts: number }): Promise<void> {
    const identity = await this.identityOf(claim.id);
    try {
      await this.database.transaction(async (tx) => {
        const run = await this.runs.lockClaimed(tx, claim);
        if (!run) return;
        if (claim.attempts > mostAttempts) return this.setAside(tx, run, 'flow.attempts-used-up');
        if (!identity) return this.setAside(tx, run, 'flow.identity-gone');
        await this.goOn(tx, run, { ...identity, causation: run.causation });
      });
    } catch (error) {
      // The lease runs out and the run is taken up again; what it is about must not stop the others.
      this.log.error('a run broke off', { run: claim.id, attempt: claim.attempts, error });
    }
  }

  private async identityOf(runId: string): Promise<Viewer | undefined> {
    const [row] = await this.database.query<{ identity: string }>(
      'SELECT identity FROM atelier.flow_run WHERE id = $1',
      [runId],
    );
    return row && this.callers.viewerOf(row.identity);
  }

  private async goOn(tx: Transaction, run: StoredRun, viewer: Viewer): Promise<void> {
    const graph = await this.flows.graph(tx, run.flow, run.flowVersion);
    const world = { ...this.world(viewer.timeZone, viewer.language), graph };
    const { pending, ...rest } = run.state;
    let state: RunState = rest;
    const events: RunEvent[] = [...(pending ?? [{ kind: 'start' as const }])];
    for (let event = events.shift(); event; event = events.shift()) {
      const step: Advance = advance(state, event, world);
      state = step.state;
      await this.runs.log(tx, run.id, step.steps);
      for (const { node, iteration, effect } of step.effects) {
        const context = { run, node, iteration, key: `${run.id}:${node}:${iteration}`, viewer };
        const answer = await this.perform(tx, effect, context);
        events.push({ kind: 'answer', node, iteration, answer });
      }
    }
    // Nothing is left to answer it: kept like this it would be taken up for ever.
    if (state.status === 'running') throw bug(`run ${run.id} goes on without anything to do`);
    await this.runs.save(tx, run.id, state);
  }

  /**
   * What a person's data or rights refuse fails the step, with everything the effect began undone;
   * what the world refuses for the moment (a deadlock, a lost connection) repeats the whole run.
   */
  private async perform(
    tx: Transaction,
    effect: Parameters<EffectHandlers['perform']>[1],
    context: EffectContext,
  ): Promise<EffectAnswer> {
    await tx.query('SAVEPOINT effect');
    try {
      const answer = await this.handlers.perform(tx, effect, context);
      await tx.query('RELEASE SAVEPOINT effect');
      return answer;
    } catch (error) {
      if (!isProblem(error) || error.kind === 'unavailable' || error.kind === 'bug') throw error;
      await tx.query('ROLLBACK TO SAVEPOINT effect');
      const issue: Issue = error.issues[0] ?? {
        code: error.code,
        at: error.at ?? '',
        details: error.details,
      };
      return { ok: false, issue };
    }
  }

  private async setAside(tx: Transaction, run: StoredRun, code: FlowCode): Promise<void> {
    const node = run.state.tokens[0]?.node ?? '';
    const { pending: _dropped, ...state } = run.state;
    await this.runs.save(tx, run.id, {
      ...state,
      status: 'failed',
      failure: { node, issue: { code, at: '' } },
    });
  }

  private world(timeZone: string, language: World['language']): World {
    return {
      kinds: nodeKinds,
      catalog: this.entities.catalog(),
      now: this.clock.now().toISOString(),
      timeZone,
      language,
    };
  }
}

/** Notes what a waiting run has to hear; the same state if it does not wait for it. */
function withPending(state: RunState, event: RunEvent): RunState {
  if (event.kind !== 'timer' && event.kind !== 'event') return state;
  const awaited = state.tokens.some(
    (token) => token.node === event.node && token.iteration === event.iteration && token.phase === event.kind,
  );
  const alreadyHeard = state.pending?.some((other) => JSON.stringify(other) === JSON.stringify(event));
  if (!awaited || alreadyHeard) return state;
  return { ...state, status: 'running', pending: [...(state.pending ?? []), event] };
}
