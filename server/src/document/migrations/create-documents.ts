import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts and versions of what designers build. */
export class CreateDocuments1763700100000 implements MigrationInterface {
  readonly name = 'CreateDocuments1763700100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE atelier.document_version, atelier.document');
    await runner.query('DROP FUNCTION atelier.refuse_version_change()');
  }
}

// Bodies are json, not jsonb: what a designer ordered stays in that order.
const statements = [
  `CREATE TABLE atelier.document (
     kind text NOT NULL,
     key text NOT NULL,
     draft json,
     published_version integer,
     version integer NOT NULL DEFAULT 1,
     hidden boolean NOT NULL DEFAULT false,
     owner uuid REFERENCES atelier."user" (id),
     created_at timestamptz NOT NULL DEFAULT now(),
     created_by uuid REFERENCES atelier."user" (id),
     updated_at timestamptz NOT NULL DEFAULT now(),
     updated_by uuid REFERENCES atelier."user" (id),
     PRIMARY KEY (kind, key),
     CHECK (draft IS NOT NULL OR published_version IS NOT NULL)
   )`,
  `CREATE TABLE atelier.document_version (
     kind text NOT NULL,
     key text NOT NULL,
     version integer NOT NULL,
     body json NOT NULL,
     note text,
     created_at timestamptz NOT NULL DEFAULT now(),
     created_by uuid REFERENCES atelier."user" (id),
     PRIMARY KEY (kind, key, version),
     FOREIGN KEY (kind, key) REFERENCES atelier.document (kind, key) ON DELETE CASCADE
   )`,
  `CREATE FUNCTION atelier.refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'a published version never changes';
   END $$`,
  `CREATE TRIGGER never_changes BEFORE UPDATE ON atelier.document_version
     FOR EACH STATEMENT EXECUTE FUNCTION atelier.refuse_version_change()`,
];
