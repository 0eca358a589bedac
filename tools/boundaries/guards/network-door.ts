import type { Expression } from 'oxc-parser';
import type { Finding, Guard } from '../guard.ts';
import { isTestCode } from '../place.ts';
import type { SourceFile } from '../source-file.ts';
import { nodesOf } from '../walk.ts';

const outgoing = new Set(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'undici', 'axios', 'got']);
/** What only reads an address, or listens (to see whether a port is free). */
const harmless = new Set([
  'isIP',
  'isIPv4',
  'isIPv6',
  'BlockList',
  'SocketAddress',
  'createServer',
  'Server',
]);
const processes = new Set(['child_process', 'cluster', 'worker_threads']);

export const networkDoor: Guard = {
  id: 'network',
  rule: 'In the server only platform/egress talks to the network and only platform starts processes: there the address checks and limits are.',
  find: ({ sources }) =>
    sources
      .filter(({ path }) => path.startsWith('server/src/') && !isTestCode(path))
      .flatMap((file) => [...imports(file), ...fetches(file)]),
};

function imports({ path, imports: all }: SourceFile): Finding[] {
  return all
    .filter(({ specifier, typeOnly, names }) => {
      const name = specifier.replace(/^node:/, '').split('/')[0] ?? '';
      if (typeOnly || (names.length > 0 && names.every((each) => harmless.has(each)))) return false;
      return (
        (outgoing.has(name) && !isEgress(path)) ||
        (processes.has(name) && !path.startsWith('server/src/platform/'))
      );
    })
    .map(({ specifier, line }) => ({ file: path, line, detail: `imports ${specifier}` }));
}

function fetches({ path, program, lineAt }: SourceFile): Finding[] {
  if (isEgress(path)) return [];
  const found: Finding[] = [];
  for (const node of nodesOf(program)) {
    if (node.type === 'CallExpression' && isFetch(node.callee))
      found.push({ file: path, line: lineAt(node.start), detail: 'calls fetch' });
  }
  return found;
}

/** `fetch` and `globalThis.fetch`; a method of that name on anything else is ours. */
function isFetch(callee: Expression): boolean {
  if (callee.type === 'Identifier') return callee.name === 'fetch';
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.name !== 'fetch') return false;
  return callee.object.type === 'Identifier' && callee.object.name === 'globalThis';
}

function isEgress(path: string): boolean {
  return path.startsWith('server/src/platform/egress/');
}
