import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, roles, sessions, keys and the log of access. */
export class CreateAccess1763700000000 implements MigrationInterface {
  readonly name = 'CreateAccess1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW record."user"');
    await runner.query(
      `DROP TABLE atelier.access_event, atelier.setup_token, atelier.invitation, atelier.api_key, atelier.session,
        atelier.user_role, atelier.role, atelier."user"`,
    );
    await runner.query('DROP FUNCTION atelier.refuse_change()');
  }
}

const statements = [
  `CREATE TABLE atelier."user" (
     id uuid PRIMARY KEY,
     email text NOT NULL,
     name text NOT NULL,
     department text NOT NULL DEFAULT '',
     language text NOT NULL DEFAULT 'en' CHECK (language IN ('zh', 'en')),
     time_zone text NOT NULL DEFAULT 'UTC',
     theme text NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
     password_hash text,
     must_change_password boolean NOT NULL DEFAULT false,
     active boolean NOT NULL DEFAULT true,
     version integer NOT NULL DEFAULT 1,
     created_at timestamptz NOT NULL DEFAULT now(),
     updated_at timestamptz NOT NULL DEFAULT now(),
     last_seen_at timestamptz
   )`,
  'CREATE UNIQUE INDEX user_email ON atelier."user" (lower(email))',
  // What records may know of people; the query compiler reads this, never the table with the hashes.
  'CREATE VIEW record."user" AS SELECT id, name, email, department FROM atelier."user"',
  `CREATE TABLE atelier.role (
     key text PRIMARY KEY,
     model jsonb NOT NULL,
     built_in boolean NOT NULL DEFAULT false,
     version integer NOT NULL DEFAULT 1,
     created_at timestamptz NOT NULL DEFAULT now(),
     updated_at timestamptz NOT NULL DEFAULT now(),
     updated_by uuid REFERENCES atelier."user" (id)
   )`,
  `CREATE TABLE atelier.user_role (
     user_id uuid NOT NULL REFERENCES atelier."user" (id) ON DELETE CASCADE,
     role_key text NOT NULL REFERENCES atelier.role (key) ON DELETE RESTRICT,
     PRIMARY KEY (user_id, role_key)
   )`,
  'CREATE INDEX user_role_role ON atelier.user_role (role_key)',
  `CREATE TABLE atelier.session (
     id uuid PRIMARY KEY,
     token_hash bytea NOT NULL UNIQUE,
     user_id uuid NOT NULL REFERENCES atelier."user" (id) ON DELETE CASCADE,
     created_at timestamptz NOT NULL DEFAULT now(),
     last_seen_at timestamptz NOT NULL DEFAULT now(),
     expires_at timestamptz NOT NULL,
     address text NOT NULL DEFAULT '',
     device text NOT NULL DEFAULT ''
   )`,
  'CREATE INDEX session_owner ON atelier.session (user_id)',
  'CREATE INDEX session_expiry ON atelier.session (expires_at)',
  `CREATE TABLE atelier.api_key (
     id uuid PRIMARY KEY,
     key_hash bytea NOT NULL UNIQUE,
     start text NOT NULL,
     user_id uuid NOT NULL REFERENCES atelier."user" (id) ON DELETE CASCADE,
     name text NOT NULL,
     scopes text[] NOT NULL,
     created_at timestamptz NOT NULL DEFAULT now(),
     last_used_at timestamptz,
     expires_at timestamptz
   )`,
  'CREATE INDEX api_key_user ON atelier.api_key (user_id)',
  `CREATE TABLE atelier.invitation (
     token_hash bytea PRIMARY KEY,
     user_id uuid NOT NULL UNIQUE REFERENCES atelier."user" (id) ON DELETE CASCADE,
     created_at timestamptz NOT NULL DEFAULT now(),
     expires_at timestamptz NOT NULL
   )`,
  `CREATE TABLE atelier.setup_token (
     token_hash bytea PRIMARY KEY,
     created_at timestamptz NOT NULL DEFAULT now()
   )`,
  // No reference to users: the log outlives everyone it speaks of.
  `CREATE TABLE atelier.access_event (
     id uuid PRIMARY KEY,
     at timestamptz NOT NULL DEFAULT now(),
     kind text NOT NULL,
     actor_id uuid,
     subject text,
     address text NOT NULL DEFAULT '',
     details jsonb NOT NULL DEFAULT '{}'
   )`,
  `CREATE FUNCTION atelier.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION '% only grows', TG_TABLE_NAME;
   END $$`,
  `CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON atelier.access_event
     FOR EACH STATEMENT EXECUTE FUNCTION atelier.refuse_change()`,
  `INSERT INTO atelier.role (key, built_in, model) VALUES ('admin', true, '{
     "label": {"zh": "管理员", "en": "Administrator"},
     "description": {"zh": "可以查看和更改一切", "en": "May see and change everything"},
     "grants": [],
     "permissions": ["entity:design", "view:share", "flow:design", "dashboard:design", "access:manage", "pack:install", "system:operate"]
   }')`,
];
