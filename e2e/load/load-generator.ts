import { Socket } from 'node:net';

/**
 * One kind of request as data, so that it can be handed to the process that sends it. In `path` and
 * `body`, `{id}` stands for any of `ids` and `{n}` for a number of eight digits that is never used twice.
 */
export interface RequestPlan {
  readonly port: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly ids?: readonly string[];
  /** The first `{n}`. */
  readonly from?: number;
}

/** Ends with whichever comes first. */
export interface LoadBounds {
  readonly concurrency: number;
  readonly milliseconds: number;
  readonly most: number;
}

export interface LoadOutcome {
  readonly done: number;
  readonly seconds: number;
  /** Milliseconds that a request took, of one in a hundred at least this long. */
  readonly slowest: number;
  readonly bytes: number;
}

/** The next request as it goes over the line. */
type Writer = () => string;

const host = '127.0.0.1';
const patience = 30_000;

/** Sends requests over connections that stay open, each one waiting for its answer before the next. */
export async function generateLoad(plan: RequestPlan, bounds: LoadBounds): Promise<LoadOutcome> {
  const write = writerOf(plan);
  const times: number[] = [];
  let bytes = 0;
  let sent = 0;
  const connections = Array.from({ length: bounds.concurrency }, () => new Connection(plan.port));
  await Promise.all(connections.map((connection) => connection.open()));
  const begin = performance.now();
  const work = async (connection: Connection): Promise<void> => {
    while (sent < bounds.most && performance.now() - begin < bounds.milliseconds) {
      sent += 1;
      const since = performance.now();
      const size = await connection.exchange(write());
      bytes += size;
      times.push(performance.now() - since);
    }
  };
  try {
    await Promise.all(connections.map(work));
  } finally {
    for (const connection of connections) connection.close();
  }
  times.sort((a, b) => a - b);
  return {
    done: times.length,
    seconds: (performance.now() - begin) / 1000,
    slowest: times[Math.floor(times.length * 0.99)] ?? 0,
    bytes,
  };
}

function writerOf(plan: RequestPlan): Writer {
  const headers = Object.entries({ host: `${host}:${plan.port}`, ...plan.headers });
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  let next = plan.from ?? 0;
  const ids = plan.ids ?? [];
  const filled = (text: string): string => {
    if (!text.includes('{')) return text;
    const id = ids[Math.floor(Math.random() * ids.length)] ?? '';
    return text.replace('{id}', id).replace('{n}', String(next).padStart(8, '0'));
  };
  return () => {
    next += 1;
    const body = filled(plan.body ?? '');
    const about =
      plan.body === undefined
        ? ''
        : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    return `${plan.method} ${filled(plan.path)} HTTP/1.1\r\n${head}${about}\r\n${body}`;
  };
}

/** As little HTTP as is needed, because whoever measures shares the processors with whom is measured. */
class Connection {
  private readonly socket = new Socket();
  private received: Buffer[] = [];
  private length = 0;
  private expected: number | undefined;
  private resolve: (bytes: number) => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;

  constructor(private readonly port: number) {
    this.socket.setNoDelay(true);
    this.socket.setTimeout(patience, () => this.socket.destroy(new Error('no answer in time')));
    this.socket.on('data', (chunk: Buffer) => this.take(chunk));
    this.socket.on('error', (error) => this.reject(error));
    this.socket.on('close', () => this.reject(new Error('the connection was closed')));
  }

  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.reject = reject;
      this.socket.connect(this.port, host, () => resolve());
    });
  }

  /** Bytes of the answer; throws for any status but 2xx, with what was answered. */
  exchange(request: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.reject = () => undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received.push(chunk);
    this.length += chunk.length;
    this.expected ??= this.lengthOfAnswer();
    if (this.expected === undefined || this.length < this.expected) return;
    const answer = Buffer.concat(this.received);
    this.received = [];
    this.length = 0;
    this.expected = undefined;
    const isFine = answer.subarray(9, 10).toString('latin1') === '2';
    if (isFine) this.resolve(answer.length);
    else this.reject(new Error(`refused: ${answer.toString()}`));
  }

  private lengthOfAnswer(): number | undefined {
    const known = this.received.length === 1 ? this.received[0] : Buffer.concat(this.received);
    const end = known?.indexOf('\r\n\r\n') ?? -1;
    if (!known || end < 0) return undefined;
    const head = known.subarray(0, end).toString('latin1');
    const announced = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    return end + 4 + Number(announced ?? 0);
  }
}
