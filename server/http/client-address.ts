import { isIPv4, isIPv6 } from 'node:net';
import type { Request } from 'express';

/**
 * Whom a request counts for: the address of the connection, or the one that a trusted proxy names in X-Forwarded-For.
 * Of IPv6 the first 64 bits, for whoever has one such address has all that begin so (RFC 6177).
 */
export function clientAddress(request: Request): string {
  return subscriberOf(request.ip) ?? subscriberOf(request.socket.remoteAddress) ?? 'unknown';
}

/** @returns undefined for what is no address: a proxy may pass on anything */
export function subscriberOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const mapped = /^::ffff:(?=\d+\.)/i.exec(address);
  const plain = mapped === null ? address : address.slice(mapped[0].length);
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return undefined;
  // URL writes an address the one short way that there is, whatever way it came; zones are of this machine alone.
  const short = new URL(`http://[${plain.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = short.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: between }, () => '0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
