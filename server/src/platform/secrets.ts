import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from './error-code.ts';
import { startProblem } from './start-problems.ts';

/** A new cluster has passwords of its own; a setup token is good for one installation. */
const local = new Set(['postgresPassword', 'databasePassword', 'setupToken']);

/**
 * Secrets of this installation, made when they are first needed, in a file that only its owner can
 * read. Whoever loses the file loses the key to the embedded database, so it is part of a backup.
 */
export class Secrets {
  private constructor(
    private readonly file: string,
    private readonly known: Map<string, string>,
  ) {}

  static async open(dataDir: string): Promise<Secrets> {
    const file = join(dataDir, 'secrets');
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return new Secrets(file, new Map());
      throw startProblem('start.secrets-unreadable', { details: { file }, cause: error });
    }
    // A copy or a restore may have opened it up.
    await chmod(file, 0o600).catch(() => undefined);
    return new Secrets(file, new Map(Object.entries(parse(text, file))));
  }

  /** 256 random bits as text; the same ones every time. */
  async get(name: string): Promise<string> {
    const found = this.known.get(name);
    if (found !== undefined) return found;
    const made = randomBytes(32).toString('base64url');
    await this.set(name, made);
    return made;
  }

  async forget(name: string): Promise<void> {
    if (!this.known.delete(name)) return;
    await this.save();
  }

  /** Those that belong to the installation and not to its embedded database: they travel in a backup. */
  portable(): Record<string, string> {
    return Object.fromEntries([...this.known].filter(([name]) => !local.has(name)));
  }

  /** Takes over the portable secrets of a backup. */
  async adopt(secrets: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(secrets)) if (!local.has(name)) this.known.set(name, value);
    await this.save();
  }

  private async set(name: string, value: string): Promise<void> {
    this.known.set(name, value);
    await this.save();
  }

  /** Whole or not at all: a half-written file would lock its owner out. */
  private async save(): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true });
    const next = `${this.file}.next`;
    const handle = await open(next, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(Object.fromEntries(this.known), null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, this.file);
  }
}

function parse(text: string, file: string): Record<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw startProblem('start.secrets-unreadable', { details: { file }, cause: error });
  }
  const isRight =
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((item) => typeof item === 'string');
  if (!isRight) throw startProblem('start.secrets-unreadable', { details: { file } });
  return value as Record<string, string>;
}
