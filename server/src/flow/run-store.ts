import type { RunState, StepRecord } from '@atelier/flow';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.ts';

export interface NewRun {
  readonly id: string;
  readonly flow: string;
  readonly flowVersion: number;
  readonly identity: string;
  readonly triggerKey: string;
  readonly causation: readonly string[];
  readonly state: RunState;
}

export interface StoredRun {
  readonly id: string;
  readonly flow: string;
  readonly flowVersion: number;
  readonly identity: string;
  readonly causation: readonly string[];
  readonly state: RunState;
}

interface RunRow {
  readonly id: string;
  readonly flow: string;
  readonly flow_version: number;
  readonly identity: string;
  readonly causation: string[];
  readonly state: RunState;
}

/** A claim lasts this long; whoever has not finished by then is taken for dead. */
const leaseSeconds = 60;

/** The tables of runs. Decisions are made by the database's clock. */
@Injectable()
export class RunStore {
  /** Adds runs; one that the same change has already started is left alone. */
  async add(tx: Transaction, runs: readonly NewRun[]): Promise<void> {
    await tx.query(
      `INSERT INTO atelier.flow_run
              (id, flow, flow_version, identity, entity, record_id, trigger_key, status, state, issue, causation, ended_at)
       SELECT r.id, r.flow, r."flowVersion", r.identity, r.state ->> 'entity', r."recordId", r."triggerKey",
              r.status, r."runState", r.issue, r.causation,
              CASE WHEN r.status = 'failed' THEN now() END
         FROM jsonb_to_recordset($1::jsonb) AS r(
              id uuid, flow text, "flowVersion" integer, identity uuid, "recordId" uuid, "triggerKey" text,
              status text, state jsonb, "runState" json, issue jsonb, causation text[])
       ON CONFLICT (flow, trigger_key) DO NOTHING`,
      [
        JSON.stringify(
          runs.map(({ state, ...run }) => ({
            ...run,
            recordId: state.trigger.recordId,
            status: state.status,
            state: { entity: state.trigger.entity },
            runState: state,
            issue: state.failure?.issue ?? null,
          })),
        ),
      ],
    );
  }

  /**
   * Takes runs that are ready and nobody works on, oldest first. Each claim raises the epoch: a
   * worker that was taken for dead cannot save over the one that took over.
   */
  async claim(tx: Transaction, limit: number): Promise<{ id: string; epoch: string; attempts: number }[]> {
    return tx.query(
      `UPDATE atelier.flow_run r
          SET lease_until = now() + make_interval(secs => $2), lease_epoch = lease_epoch + 1, attempts = attempts + 1
         FROM (SELECT id FROM atelier.flow_run
                WHERE status = 'running' AND (lease_until IS NULL OR lease_until < now())
                ORDER BY started_at LIMIT $1 FOR UPDATE SKIP LOCKED) ready
        WHERE r.id = ready.id
        RETURNING r.id, r.lease_epoch AS epoch, r.attempts`,
      [limit, leaseSeconds],
    );
  }

  /** The run, locked to the end of the transaction; undefined if somebody else has claimed it since. */
  async lockClaimed(tx: Transaction, claim: { id: string; epoch: string }): Promise<StoredRun | undefined> {
    const [row] = await tx.query<RunRow>(
      `SELECT id, flow, flow_version, identity, causation, state FROM atelier.flow_run
        WHERE id = $1 AND lease_epoch = $2 AND status = 'running' FOR UPDATE`,
      [claim.id, claim.epoch],
    );
    return row && storedRun(row);
  }

  /** The run, locked to the end of the transaction, whoever works on it. */
  async lock(tx: Transaction, id: string): Promise<StoredRun | undefined> {
    const [row] = await tx.query<RunRow>(
      'SELECT id, flow, flow_version, identity, causation, state FROM atelier.flow_run WHERE id = $1 FOR UPDATE',
      [id],
    );
    return row && storedRun(row);
  }

  async save(tx: Transaction, id: string, state: RunState): Promise<void> {
    const isOver = state.status !== 'running' && state.status !== 'waiting';
    await tx.query(
      `UPDATE atelier.flow_run
          SET state = $2, status = $3, outcome = $4, issue = $5, lease_until = NULL, attempts = 0,
              ended_at = CASE WHEN $6 THEN now() END
        WHERE id = $1`,
      [
        id,
        JSON.stringify(state),
        state.status,
        state.outcome ?? null,
        jsonOrNull(state.failure?.issue),
        isOver,
      ],
    );
    await tx.query('DELETE FROM atelier.flow_timer WHERE run_id = $1', [id]);
    const timers = state.tokens.filter((token) => token.phase === 'timer');
    if (timers.length === 0) return;
    await tx.query(
      `INSERT INTO atelier.flow_timer (run_id, node, iteration, due_at)
       SELECT $1, t.node, t.iteration, t.until FROM jsonb_to_recordset($2::jsonb)
           AS t(node text, iteration integer, until timestamptz)`,
      [id, JSON.stringify(timers)],
    );
  }

  async log(tx: Transaction, id: string, steps: readonly StepRecord[]): Promise<void> {
    if (steps.length === 0) return;
    await tx.query(
      `INSERT INTO atelier.flow_step (run_id, node, iteration, state, at, port, output, issue)
       SELECT $1, e.step ->> 'node', (e.step ->> 'iteration')::integer, e.step ->> 'state',
              (e.step ->> 'at')::timestamptz, e.step ->> 'port', e.step -> 'output', e.step -> 'issue'
         FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS e(step, place)
        ORDER BY e.place`,
      [id, JSON.stringify(steps)],
    );
  }

  /** Waits that are over by the database's clock (or at a moment given by a test), earliest first. */
  async dueTimers(
    tx: Transaction,
    limit: number,
    at?: string,
  ): Promise<{ runId: string; node: string; iteration: number }[]> {
    return tx.query(
      `SELECT run_id AS "runId", node, iteration FROM atelier.flow_timer
        WHERE due_at <= coalesce($2::timestamptz, now())
        ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit, at ?? null],
    );
  }

  async hasWork(tx: Transaction): Promise<boolean> {
    const [row] = await tx.query<{ work: boolean }>(
      `SELECT EXISTS (SELECT FROM atelier.flow_run
                       WHERE status = 'running' AND (lease_until IS NULL OR lease_until < now()))
           OR EXISTS (SELECT FROM atelier.flow_timer WHERE due_at <= now()) AS work`,
    );
    return row?.work ?? false;
  }
}

function storedRun(row: RunRow): StoredRun {
  return {
    id: row.id,
    flow: row.flow,
    flowVersion: row.flow_version,
    identity: row.identity,
    causation: row.causation,
    state: row.state,
  };
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
