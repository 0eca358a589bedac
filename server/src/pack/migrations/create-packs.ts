import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which packs are installed. */
export class CreatePacks1763700400000 implements MigrationInterface {
  readonly name = 'CreatePacks1763700400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE atelier.pack (
         key text PRIMARY KEY,
         version text NOT NULL,
         options jsonb NOT NULL,
         installed_at timestamptz NOT NULL DEFAULT now(),
         installed_by uuid REFERENCES atelier."user" (id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE atelier.pack');
  }
}
