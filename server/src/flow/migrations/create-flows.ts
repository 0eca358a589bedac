import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs of flows: the truth about what is under way. The job queue only wakes workers up. */
export class CreateFlows1763700500000 implements MigrationInterface {
  readonly name = 'CreateFlows1763700500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE atelier.flow_run (
        id uuid PRIMARY KEY,
        flow text NOT NULL,
        flow_version integer NOT NULL,
        -- Whose rights it acts with: the person who published the version.
        identity uuid NOT NULL,
        entity text NOT NULL,
        record_id uuid NOT NULL,
        -- One accepted change starts a flow once, however often it is told.
        trigger_key text NOT NULL,
        status text NOT NULL CHECK (status IN ('running', 'waiting', 'done', 'failed', 'cancelled')),
        -- json: written and read whole, key order kept.
        state json NOT NULL,
        outcome text,
        issue jsonb,
        causation text[] NOT NULL DEFAULT '{}',
        -- Claims, counted when taken, so that a run that kills its worker is counted too.
        attempts integer NOT NULL DEFAULT 0,
        lease_until timestamptz,
        lease_epoch bigint NOT NULL DEFAULT 0,
        started_at timestamptz(3) NOT NULL DEFAULT now(),
        ended_at timestamptz,
        UNIQUE (flow, trigger_key)
      )`);
    await runner.query(
      `CREATE INDEX flow_run_ready ON atelier.flow_run (started_at) WHERE status = 'running'`,
    );
    await runner.query(`CREATE INDEX flow_run_newest ON atelier.flow_run (started_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX flow_run_by_flow ON atelier.flow_run (flow, started_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX flow_run_by_record ON atelier.flow_run (record_id)`);
    await runner.query(`
      CREATE TABLE atelier.flow_step (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES atelier.flow_run (id) ON DELETE CASCADE,
        node text NOT NULL,
        iteration integer NOT NULL,
        state text NOT NULL,
        at timestamptz NOT NULL,
        port text,
        output jsonb,
        issue jsonb
      )`);
    await runner.query(`CREATE INDEX flow_step_run ON atelier.flow_step (run_id, id)`);
    await runner.query(`
      CREATE TABLE atelier.flow_timer (
        run_id uuid NOT NULL REFERENCES atelier.flow_run (id) ON DELETE CASCADE,
        node text NOT NULL,
        iteration integer NOT NULL,
        due_at timestamptz NOT NULL,
        PRIMARY KEY (run_id, node, iteration)
      )`);
    await runner.query(`CREATE INDEX flow_timer_due ON atelier.flow_timer (due_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE atelier.flow_timer, atelier.flow_step, atelier.flow_run');
  }
}
