import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
const program = join(root, 'server/dist/main.js');
const patience = 60_000;

/** The built product with a data folder of its own, and an administrator who is signed in. */
export class Product {
  private cookie = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly port: number,
    private readonly isKept: boolean,
  ) {}

  static async start({ nodeFlags, keptFolder }: ProductOptions): Promise<Product> {
    if (!existsSync(program)) throw new Error('The server is not built. Run `npm run build` first.');
    if (keptFolder !== undefined) await mkdir(keptFolder, { recursive: true });
    const folder = keptFolder ?? (await mkdtemp(join(tmpdir(), 'atelier-load-')));
    // Under root the database runs as another user, who must be able to walk through.
    await chmod(folder, 0o755);
    const port = await freePort();
    const { DATABASE_URL: _own, ...inherited } = process.env;
    const child = spawn(process.execPath, [...nodeFlags, program], {
      env: {
        ...inherited,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const product = new Product(child, folder, port, keptFolder !== undefined);
    try {
      await product.enter(await setupToken(child));
      return product;
    } catch (error) {
      await product.stop();
      throw error;
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What a request needs to be let in. */
  get headers(): Readonly<Record<string, string>> {
    return { cookie: this.cookie };
  }

  /** Its PostgreSQL, for the bare server beside it. */
  async databaseUrl(): Promise<string> {
    const secrets = JSON.parse(await readFile(join(this.folder, 'data/secrets'), 'utf8')) as {
      databasePassword: string;
    };
    const [, , , port] = await this.postmaster();
    return `postgres://atelier:${encodeURIComponent(secrets.databasePassword)}@127.0.0.1:${port}/atelier`;
  }

  async databasePid(): Promise<number> {
    return Number((await this.postmaster())[0]);
  }

  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const sent =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await this.fetch(method, path, sent);
    return (await response.json()) as Answer;
  }

  async fetch(method: string, path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string> | undefined), ...this.headers };
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, { ...init, method, headers });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      const timer = setTimeout(() => this.child.kill('SIGKILL'), 30_000);
      await ended;
      clearTimeout(timer);
    }
    if (!this.isKept) await rm(this.folder, { recursive: true, force: true });
  }

  /** Lines of the file in which PostgreSQL says where it runs. */
  private async postmaster(): Promise<string[]> {
    return (await readFile(join(this.folder, 'data/postgres/postmaster.pid'), 'utf8')).split('\n');
  }

  /** As the first administrator, made now or in an earlier run on the same folder. */
  private async enter(token: string | undefined): Promise<void> {
    const person = { email: 'load@example.com', password: 'a password of many words' };
    const response = await this.fetch('POST', token === undefined ? '/api/session' : '/api/setup', {
      body: JSON.stringify(token === undefined ? person : { ...person, token, name: 'Load', language: 'zh' }),
      headers: { 'content-type': 'application/json' },
    });
    this.cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }
}

export interface ProductOptions {
  /** For looking closer, e.g. `--cpu-prof`. */
  readonly nodeFlags: readonly string[];
  /** A folder that stays, and whose records are used again. */
  readonly keptFolder: string | undefined;
}

/** When the server is ready it prints its address, and at the first start a link with a token. */
function setupToken(child: ChildProcess): Promise<string | undefined> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`The server ${what}. It said:\n${said}`));
    const timer = setTimeout(() => fail('printed no address'), patience);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!/http:\/\/\S+\s/.test(said)) return;
      clearTimeout(timer);
      resolve(/\/\?token=([^\s"]+)/.exec(said)?.[1]);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${String(code)}`);
    });
  });
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
