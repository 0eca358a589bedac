import { BlockList, isIPv4, isIPv6 } from 'node:net';

const forbidden4 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  forbidden4.addSubnet(network, bits, 'ipv4');
}

/** Of IPv6 only the global unicast range is public; these parts of it are not, or hide an IPv4 address. */
const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');
const forbidden6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  forbidden6.addSubnet(network, bits, 'ipv6');
}

/**
 * Whether an address belongs to this machine, a private network, or nobody. Spellings that carry an
 * IPv4 address inside an IPv6 one (mapped, NAT64) are judged by what they carry.
 */
export function isForbiddenAddress(address: string): boolean {
  if (isIPv4(address)) return forbidden4.check(address, 'ipv4');
  const plain = address.split('%', 1)[0] ?? '';
  if (!isIPv6(plain)) return true;
  const inner = carriedAddress(plain);
  if (inner !== undefined) return forbidden4.check(inner, 'ipv4');
  return !public6.check(plain, 'ipv6') || forbidden6.check(plain, 'ipv6');
}

const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');
mapped.addSubnet('64:ff9b::', 96, 'ipv6');

function carriedAddress(address: string): string | undefined {
  // A BlockList looks through mapped addresses by itself, so the text decides for those.
  const isCarrier = /^(0*:)*:?(0*:)*ffff:/i.test(address) || mapped.check(address, 'ipv6');
  if (!isCarrier) return undefined;
  const dotted = /:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const [high = '0', low = '0'] = lastGroups(address);
  const bits = ((Number.parseInt(high, 16) << 16) | Number.parseInt(low, 16)) >>> 0;
  return [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255].join('.');
}

function lastGroups(address: string): string[] {
  const [left = '', right] = address.split('::');
  const tail = right === undefined ? left.split(':') : right.split(':').filter(Boolean);
  return ['0', '0', ...tail].slice(-2);
}
