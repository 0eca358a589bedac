import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

/**
 * What one would write by hand for exactly these four requests: Node's own HTTP server, `pg`, prepared
 * statements, as many connections as the product, and no sign-in, validation, rights, history or flows.
 */

interface Order {
  readonly databaseUrl: string;
  readonly port: number;
  /** Whom the records belong to. */
  readonly userId: string;
}

export class BareServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(program: string, order: Order): Promise<BareServer> {
    const child = fork(program, ['bare'], { execArgv: [] });
    const ready = once(child, 'message');
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('the bare server ended')));
    child.send(order);
    await Promise.race([ready, ended]);
    return new BareServer(child, order.port);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  stop(): void {
    this.child.kill();
  }
}

/** The part inside that process. */
export function serveBare(): void {
  process.once('message', (order: Order) => listen(order));
  process.once('disconnect', () => process.exit());
}

const columns = `t.id, t.version, t.name, t.mobile, t.city, t.level, t.total_spent, t.birthday, t.owner,
  t.created_at, t.created_by, t.updated_at, t.updated_by, o.name AS owner_name, c.name AS creator_name, u.name AS editor_name`;
/** A list shows people by name. */
const people = `LEFT JOIN record."user" o ON o.id = t.owner LEFT JOIN record."user" c ON c.id = t.created_by
  LEFT JOIN record."user" u ON u.id = t.updated_by`;

const statements = {
  create: `INSERT INTO record.customer (id, name, mobile, city, level, total_spent, birthday, owner, created_by, updated_by)
    VALUES (uuidv7(), $1, $2, $3, $4, $5, $6, $7, $7, $7)
    RETURNING id, version, name, mobile, city, level, total_spent, birthday, owner, created_at, created_by, updated_at, updated_by`,
  get: `SELECT ${columns} FROM record.customer t ${people} WHERE t.id = $1 AND t.deleted_at IS NULL`,
  page: `SELECT ${columns} FROM record.customer t ${people}
    WHERE t.city = $1 AND t.deleted_at IS NULL AND t.total_spent IS NOT NULL ORDER BY t.total_spent DESC, t.id DESC LIMIT 50`,
  report: `SELECT shop, sum(amount) AS amount, count(*) AS sales FROM record.sale
    WHERE deleted_at IS NULL GROUP BY shop ORDER BY sum(amount) DESC LIMIT 100`,
} as const;

function listen({ databaseUrl, port, userId }: Order): void {
  // A date is a date, not a moment; as text it is also cheaper.
  pg.types.setTypeParser(1082, (text) => text);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
  const run = (name: keyof typeof statements, values: unknown[] = []) =>
    pool.query<Record<string, unknown>>({ name, text: statements[name], values });
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (request.method === 'POST') {
      const given = JSON.parse(await bodyOf(request)) as Record<string, unknown>;
      const values = ['name', 'mobile', 'city', 'level', 'totalSpent', 'birthday'].map((key) => given[key]);
      return (await run('create', [...values, userId])).rows[0];
    }
    if (pathname === '/customers') return (await run('page', [searchParams.get('city')])).rows;
    if (pathname === '/report') return (await run('report')).rows;
    return (await run('get', [pathname.slice('/customers/'.length)])).rows[0];
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => send(body, 200),
      (error: unknown) => send({ error: String(error) }, 500),
    );
    const send = (body: unknown, status: number): void => {
      const text = JSON.stringify(body);
      response.writeHead(status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    };
  });
  server.listen(port, '127.0.0.1', () => process.send?.('ready'));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk as string;
  return text;
}
