import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes with records beside their tables. */
export class CreateRecords1763700300000 implements MigrationInterface {
  readonly name = 'CreateRecords1763700300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE atelier.record_submission, atelier.record_counter, atelier.record_change');
  }
}

const statements = [
  // The change that made a version of a record is named by both. No reference to people or entities:
  // the history outlives them. `old` and `new` hold the fields that differ, as JSON values.
  `CREATE TABLE atelier.record_change (
     record_id uuid NOT NULL,
     version integer NOT NULL,
     entity text NOT NULL,
     action text NOT NULL,
     old jsonb,
     new jsonb,
     by uuid NOT NULL,
     at timestamptz NOT NULL DEFAULT now(),
     cause_kind text NOT NULL,
     cause_id text,
     causation text[],
     PRIMARY KEY (record_id, version)
   )`,
  `CREATE INDEX record_change_cause ON atelier.record_change (cause_id, record_id) WHERE cause_id IS NOT NULL`,
  `CREATE TABLE atelier.record_counter (
     entity text NOT NULL,
     field text NOT NULL,
     value bigint NOT NULL,
     PRIMARY KEY (entity, field)
   )`,
  // A form that was sent twice makes one record.
  `CREATE TABLE atelier.record_submission (
     id uuid PRIMARY KEY,
     entity text NOT NULL,
     record_id uuid NOT NULL,
     by uuid NOT NULL,
     at timestamptz NOT NULL DEFAULT now()
   )`,
  'CREATE INDEX record_submission_age ON atelier.record_submission (at)',
];
