import { isIP } from 'node:net';
import { isLocal } from './exposure.ts';

/** Whether the text of a variable is what it is taken for. */

/** An address, or a network by its prefix's length; the whole Internet is no network to trust. */
export function isNetwork(text: string): boolean {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0 || address.includes('%')) return false;
  return prefix === undefined || (Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** RFC 9116, 2.5.3: a URI, and an https one where it is of the web. */
export function isContact(text: string): boolean {
  if (!/^[\x21-\x7e]{1,300}$/.test(text)) return false;
  return /^mailto:[^@]+@[^@]+$/.test(text) || tryUrl(text)?.protocol === 'https:';
}

export function isOrigin(text: string): boolean {
  const url = tryUrl(text);
  return url !== null && /^https?:$/.test(url.protocol) && text.toLowerCase() === url.origin;
}

export function isEndpoint(text: string): boolean {
  const url = tryUrl(text);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLocal(text);
}

export function isDatabaseUrl(text: string): boolean {
  const url = tryUrl(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

/** A webhook's address may hold a secret of its receiver in its path or query. */
export function isWebhook(text: string): boolean {
  const url = tryUrl(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLocal(text);
}

function tryUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
