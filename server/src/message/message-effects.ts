import type { EffectAnswer } from '@atelier/flow';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { EffectHandlers, type EffectContext, type EffectOf } from '../flow/effects/effect-handler.ts';
import { Signals } from '../platform/database/signals.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { RunCommands } from '../flow/run-commands.ts';
import { peopleOf } from './recipients.ts';

/** Topic of the signal that somebody's inbox changed; the subject is the person. */
export const inboxChanged = 'inbox-changed';

/** What flows ask for people: tasks and notices, made in the transaction of the run. */
@Injectable()
export class MessageEffects {
  constructor(
    @Inject(Signals) private readonly signals: Signals,
    @Inject(EffectHandlers) handlers: EffectHandlers,
    @Inject(RunCommands) runs: RunCommands,
  ) {
    handlers.register('create-task', (tx, effect, context) => this.createTask(tx, effect, context));
    handlers.register('notify', (tx, effect, context) => this.notify(tx, effect, context));
    runs.onCancel((tx, runId) => this.withdraw(tx, runId));
  }

  private async createTask(
    tx: Transaction,
    effect: EffectOf<'create-task'>,
    { run, node, iteration, key }: EffectContext,
  ): Promise<EffectAnswer> {
    const people = await peopleOf(tx, effect.assignees);
    if (people.length === 0) return nobody();
    const id = uuidv7();
    await tx.query(
      `INSERT INTO atelier.task (id, title, description, due_at, entity, record_id, run_id, node, iteration, effect_key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        effect.title,
        effect.description ?? null,
        effect.dueAt ?? null,
        effect.record.entity,
        effect.record.id,
        run.id,
        node,
        iteration,
        key,
      ],
    );
    await tx.query('INSERT INTO atelier.task_assignee (task_id, user_id) SELECT $1, unnest($2::uuid[])', [
      id,
      people,
    ]);
    await this.tell(tx, people);
    return { ok: true, output: { task: id } };
  }

  private async notify(
    tx: Transaction,
    effect: EffectOf<'notify'>,
    { key }: EffectContext,
  ): Promise<EffectAnswer> {
    const people = await peopleOf(tx, effect.recipients);
    const notices = people.map((userId) => ({ id: uuidv7(), userId }));
    await tx.query(
      `INSERT INTO atelier.notice (id, user_id, title, body, entity, record_id, effect_key)
       SELECT n.id, n."userId", $2, $3, $4, $5, $6 FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, "userId" uuid)
       ON CONFLICT (user_id, effect_key) DO NOTHING`,
      [
        JSON.stringify(notices),
        effect.title,
        effect.body ?? null,
        effect.record.entity,
        effect.record.id,
        key,
      ],
    );
    await this.tell(tx, people);
    return { ok: true, output: { told: people.length } };
  }

  /** A cancelled run leaves nothing for people to do. */
  private async withdraw(tx: Transaction, runId: string): Promise<void> {
    const rows = await tx.query<{ user_id: string }>(
      `WITH withdrawn AS (
         UPDATE atelier.task SET state = 'cancelled' WHERE run_id = $1 AND state = 'open' RETURNING id)
       SELECT DISTINCT a.user_id FROM withdrawn w JOIN atelier.task_assignee a ON a.task_id = w.id`,
      [runId],
    );
    await this.tell(
      tx,
      rows.map((row) => row.user_id),
    );
  }

  private async tell(tx: Transaction, people: readonly string[]): Promise<void> {
    for (const person of people) await this.signals.tell(tx, inboxChanged, person);
  }
}

function nobody(): EffectAnswer {
  return { ok: false, issue: { code: 'flow.nobody-found', at: '' } };
}
