import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reaches people inside the product: tasks and notices. */
export class CreateMessages1763700600000 implements MigrationInterface {
  readonly name = 'CreateMessages1763700600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE atelier.task (
        id uuid PRIMARY KEY,
        title text NOT NULL,
        description text,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
        due_at timestamptz,
        entity text,
        record_id uuid,
        run_id uuid REFERENCES atelier.flow_run (id) ON DELETE SET NULL,
        node text,
        iteration integer,
        -- The effect that made it, so that a repeated one makes no second task.
        effect_key text UNIQUE,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        done_at timestamptz,
        done_by uuid REFERENCES atelier."user" (id),
        comment text
      )`);
    await runner.query(`
      CREATE TABLE atelier.task_assignee (
        task_id uuid NOT NULL REFERENCES atelier.task (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES atelier."user" (id),
        PRIMARY KEY (user_id, task_id)
      )`);
    await runner.query(`CREATE INDEX task_assignee_task ON atelier.task_assignee (task_id)`);
    await runner.query(`CREATE INDEX task_run ON atelier.task (run_id) WHERE state = 'open'`);
    await runner.query(`CREATE INDEX task_record ON atelier.task (record_id)`);
    await runner.query(`
      CREATE TABLE atelier.notice (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES atelier."user" (id),
        title text NOT NULL,
        body text,
        entity text,
        record_id uuid,
        effect_key text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        read_at timestamptz,
        UNIQUE (user_id, effect_key)
      )`);
    await runner.query(`CREATE INDEX notice_newest ON atelier.notice (user_id, created_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX notice_unread ON atelier.notice (user_id) WHERE read_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE atelier.notice, atelier.task_assignee, atelier.task');
  }
}
