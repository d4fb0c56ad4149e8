import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import { plainAddress } from '../model/address.ts';

/**
 * The visitor's address. With `proxies` of our own in front, each of them appends the address it saw to
 * X-Forwarded-For: the entry that many places from the right is the last one that a visitor cannot invent.
 */
export function clientAddress(request: IncomingMessage, proxies: number): string {
  const socket = plainAddress(request.socket.remoteAddress ?? '');
  if (proxies === 0) return socket;
  const header = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((hop) => plainAddress(hop.trim()));
  const seen = hops.at(-proxies) ?? '';
  return isIP(seen) === 0 ? socket : seen;
}

/** What a rate limit counts by: an IPv4 address, or the /64 an IPv6 customer is handed whole. */
export function limitKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
