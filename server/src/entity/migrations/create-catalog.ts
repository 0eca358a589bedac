import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes with entities beside their documents. */
export class CreateCatalog1763700200000 implements MigrationInterface {
  readonly name = 'CreateCatalog1763700200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE atelier.default_view, atelier.kept_field, atelier.catalog');
  }
}

const statements = [
  // One row. Every write of records names the version it was made for, so that a process that has not
  // yet heard of a publish is refused and reads anew.
  `CREATE TABLE atelier.catalog (
     one boolean PRIMARY KEY DEFAULT true CHECK (one),
     version integer NOT NULL
   )`,
  'INSERT INTO atelier.catalog (version) VALUES (1)',
  // Dropped fields whose columns are still there.
  `CREATE TABLE atelier.kept_field (
     entity text NOT NULL,
     field text NOT NULL,
     model json NOT NULL,
     dropped_at timestamptz NOT NULL DEFAULT now(),
     dropped_by uuid REFERENCES atelier."user" (id),
     PRIMARY KEY (entity, field)
   )`,
  `CREATE TABLE atelier.default_view (
     entity text PRIMARY KEY,
     view text NOT NULL
   )`,
];
