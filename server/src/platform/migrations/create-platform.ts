import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long jobs and counters of attempts. */
export class CreatePlatform1763700000001 implements MigrationInterface {
  readonly name = 'CreatePlatform1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE atelier.job, atelier.rate_limit');
  }
}

const statements = [
  `CREATE TABLE atelier.job (
     id uuid PRIMARY KEY,
     kind text NOT NULL,
     payload jsonb NOT NULL DEFAULT '{}',
     state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
     done integer NOT NULL DEFAULT 0,
     total integer NOT NULL DEFAULT 0,
     result jsonb,
     problem jsonb,
     created_by uuid REFERENCES atelier."user" (id) ON DELETE SET NULL,
     created_at timestamptz NOT NULL DEFAULT now(),
     updated_at timestamptz NOT NULL DEFAULT now(),
     ended_at timestamptz,
     attempts integer NOT NULL DEFAULT 0,
     lease_epoch integer NOT NULL DEFAULT 0,
     lease_until timestamptz
   )`,
  'CREATE INDEX job_owner ON atelier.job (created_by, created_at)',
  `CREATE INDEX job_open ON atelier.job (lease_until) WHERE state IN ('waiting', 'running')`,
  // Not worth a write-ahead log: after a crash everyone starts with a clean slate.
  `CREATE UNLOGGED TABLE atelier.rate_limit (
     bucket text PRIMARY KEY,
     used integer NOT NULL,
     resets_at timestamptz NOT NULL
   )`,
];
