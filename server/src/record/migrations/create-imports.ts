import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports. The rows of each rehearsal lie in a table of their own in the schema staging. */
export class CreateImports1763700350000 implements MigrationInterface {
  readonly name = 'CreateImports1763700350000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS staging');
    await runner.query(
      `CREATE TABLE atelier.import (
         id uuid PRIMARY KEY,
         file_name text NOT NULL,
         bytes bigint NOT NULL,
         sha256 text NOT NULL,
         entity text NOT NULL,
         new_entity json,
         state text NOT NULL CHECK (state IN
           ('recognized', 'rehearsing', 'rehearsed', 'committing', 'done', 'undoing', 'undone', 'failed')),
         sheets text[] NOT NULL,
         columns json NOT NULL,
         settings json NOT NULL,
         rehearsal json,
         result json,
         job_id uuid REFERENCES atelier.job (id) ON DELETE SET NULL,
         created_at timestamptz NOT NULL DEFAULT now(),
         created_by uuid NOT NULL REFERENCES atelier."user" (id),
         updated_at timestamptz NOT NULL DEFAULT now()
       )`,
    );
    await runner.query('CREATE INDEX import_owner ON atelier.import (created_by, created_at)');
    await runner.query(
      `CREATE INDEX import_file ON atelier.import (sha256) WHERE state IN ('committing', 'done')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA staging CASCADE');
    await runner.query('DROP TABLE atelier.import');
  }
}
