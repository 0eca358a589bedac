import type { lookup } from 'node:dns';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createTcp, type AddressInfo } from 'node:net';
import { Egress } from './egress.ts';
import { isForbiddenAddress } from './forbidden-addresses.ts';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

/** A server on this machine: `host:port`. */
function serve(listener: RequestListener): Promise<string> {
  const started = createHttp(listener);
  server = started;
  return new Promise((resolve) => {
    started.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(started.address() as AddressInfo).port}`));
  });
}

/** A name service that answers what a test wants, one answer after the other. */
function names(...answers: string[][]): typeof lookup {
  const left = [...answers];
  const resolve = (
    _name: string,
    _options: object,
    callback: (error: null, found: object[]) => void,
  ): void => {
    const next = left.length > 1 ? left.shift() : left[0];
    callback(
      null,
      (next ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return resolve as typeof lookup;
}

test.each([
  '127.0.0.1',
  '127.255.1.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '198.18.0.1',
  '::',
  '::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:a9fe:a9fe',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::10.0.0.1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  '::127.0.0.1',
  'fec0::1',
  'nonsense',
  '',
])('SSRF-02 %s is not for calling', (address) => {
  expect(isForbiddenAddress(address)).toBe(true);
});

test.each([
  '1.1.1.1',
  '93.184.216.34',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '::ffff:1.1.1.1',
  '64:ff9b::101:101',
])('%s is public', (address) => {
  expect(isForbiddenAddress(address)).toBe(false);
});

describe('SSRF-01 nothing on this machine is reached', () => {
  test.each([
    ['by its address', (port: number) => `http://127.0.0.1:${port}/`],
    ['by its name', (port: number) => `http://localhost:${port}/`],
    ['by IPv6', (port: number) => `http://[::1]:${port}/`],
    ['by a mapped address', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['by a hexadecimal address', (port: number) => `http://0x7f000001:${port}/`],
    ['by one number', (port: number) => `http://2130706433:${port}/`],
    ['by a short address', (port: number) => `http://127.1:${port}/`],
    ['by the address of nowhere', (port: number) => `http://0.0.0.0:${port}/`],
    ['with a password in the address', (port: number) => `http://good.example@127.0.0.1:${port}/`],
  ])('%s', async (_name, urlOf) => {
    let connections = 0;
    const listener = createTcp(() => (connections += 1));
    const port = await new Promise<number>((resolve) => {
      listener.listen(0, '127.0.0.1', () => resolve((listener.address() as AddressInfo).port));
    });
    await expect(new Egress().fetch({ method: 'GET', url: urlOf(port) })).rejects.toMatchObject({
      code: 'egress.private-address',
      kind: 'denied',
    });
    await new Promise((resolve) => listener.close(resolve));
    expect(connections).toBe(0);
  });

  test('by a public name that leads here', async () => {
    const egress = new Egress({ resolve: names(['127.0.0.1']) });
    await expect(egress.fetch({ method: 'GET', url: 'http://rebind.example/' })).rejects.toMatchObject({
      code: 'egress.private-address',
    });
  });

  test('by a name with a public and a private address', async () => {
    const egress = new Egress({ resolve: names(['1.1.1.1', '10.0.0.5']) });
    await expect(egress.fetch({ method: 'GET', url: 'http://mixed.example/' })).rejects.toMatchObject({
      code: 'egress.private-address',
    });
  });
});

test('SSRF-03 a redirect is judged like a first call, and the address at the moment of connecting', async () => {
  let asked = 0;
  const host = await serve((_request, response) => {
    asked += 1;
    response.writeHead(302, { location: 'http://inner.example/' }).end();
  });
  const egress = new Egress({ allow: [host], resolve: names(['192.168.0.1']) });
  await expect(egress.fetch({ method: 'GET', url: `http://${host}/`, redirects: 3 })).rejects.toMatchObject({
    code: 'egress.private-address',
    details: { host: 'inner.example' },
  });
  expect(asked).toBe(1);
});

test.each([
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'ftp://example.com/',
  'javascript:1',
  'example.com',
  '',
])('an address that is not of the web is refused: %s', async (url) => {
  await expect(new Egress().fetch({ method: 'GET', url })).rejects.toMatchObject({
    code: 'egress.bad-address',
  });
});

test('SSRF-03 a redirect to another kind of address is refused', async () => {
  const host = await serve((_request, response) =>
    response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  );
  await expect(
    new Egress({ allow: [host] }).fetch({ method: 'GET', url: `http://${host}/`, redirects: 1 }),
  ).rejects.toMatchObject({
    code: 'egress.bad-address',
  });
});

test('a host that the operator allows is called, with what was given', async () => {
  const host = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response
        .writeHead(201, { 'x-seen': `${request.method} ${request.url} ${String(request.headers['x-key'])}` })
        .end(body);
    });
  });
  const answer = await new Egress({ allow: [host] }).fetch({
    method: 'POST',
    url: `http://${host}/a?b=1`,
    headers: { 'x-key': 'k' },
    body: '你好',
  });
  expect(answer.status).toBe(201);
  expect(answer.headers['x-seen']).toBe('POST /a?b=1 k');
  expect(answer.body.toString()).toBe('你好');
});

test('SSRF-05 credentials do not follow a redirect to another origin', async () => {
  const seen: (string | undefined)[] = [];
  const host = await serve((request, response) => {
    seen.push(request.headers.authorization);
    const next = request.url === '/start' ? '/same' : `http://localhost:${host.split(':')[1]}/other`;
    if (request.url === '/other') response.end('done');
    else response.writeHead(307, { location: next }).end();
  });
  const allow = [host, `localhost:${host.split(':')[1]}`];
  const egress = new Egress({ allow, resolve: names(['127.0.0.1']) });
  const answer = await egress.fetch({
    method: 'GET',
    url: `http://${host}/start`,
    headers: { Authorization: 'Bearer secret' },
    redirects: 5,
  });
  expect(answer.body.toString()).toBe('done');
  expect(seen).toEqual(['Bearer secret', 'Bearer secret', undefined]);
});

test('R-07 a loop of redirects comes to an end', async () => {
  const host = await serve((_request, response) => response.writeHead(302, { location: '/' }).end());
  await expect(
    new Egress({ allow: [host] }).fetch({ method: 'GET', url: `http://${host}/`, redirects: 5 }),
  ).rejects.toMatchObject({
    code: 'egress.too-many-redirects',
  });
});

test('R-07 an answer without end is cut off at the limit', async () => {
  const host = await serve((_request, response) => {
    const pour = (): void => {
      while (response.write(Buffer.alloc(64 * 1024))) if (response.destroyed) return;
      response.once('drain', pour);
    };
    pour();
  });
  await expect(
    new Egress({ allow: [host] }).fetch({ method: 'GET', url: `http://${host}/`, maxBytes: 1_000_000 }),
  ).rejects.toMatchObject({
    code: 'egress.too-large',
  });
});

test('R-07 an answer that never comes is given up', async () => {
  const host = await serve(() => undefined);
  await expect(
    new Egress({ allow: [host] }).fetch({ method: 'GET', url: `http://${host}/`, timeoutSeconds: 0.2 }),
  ).rejects.toMatchObject({
    code: 'egress.timeout',
    kind: 'unavailable',
  });
});

test('R-07 an answer that trickles is given up as well', async () => {
  const host = await serve((_request, response) => {
    const drip = setInterval(() => response.write('.'), 20);
    response.once('close', () => clearInterval(drip));
  });
  await expect(
    new Egress({ allow: [host] }).fetch({ method: 'GET', url: `http://${host}/`, timeoutSeconds: 0.3 }),
  ).rejects.toMatchObject({
    code: 'egress.timeout',
  });
});

test('a host that is not there is a reason to try again later', async () => {
  const host = await serve(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  server = undefined;
  await expect(
    new Egress({ allow: [host] }).fetch({ method: 'GET', url: `http://${host}/` }),
  ).rejects.toMatchObject({
    code: 'egress.unreachable',
    kind: 'unavailable',
  });
});

test('PP-03 names in an answer’s headers reach no prototype', async () => {
  const host = await serve((_request, response) => {
    response.setHeader('__proto__', 'x');
    response.end();
  });
  const { headers } = await new Egress({ allow: [host] }).fetch({ method: 'GET', url: `http://${host}/` });
  expect(Object.getPrototypeOf(headers)).toBeNull();
});
