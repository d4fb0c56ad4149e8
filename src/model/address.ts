import { isIP } from 'node:net';

/** Whether an address or host name means this machine. */
export function isLoopback(host: string): boolean {
  const name = plainAddress(host.replace(/^\[|\]$/g, ''));
  return name === '::1' || name === 'localhost' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** `::ffff:192.0.2.1` is how a dual-stack socket writes an IPv4 address; here it is written as what it is. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
