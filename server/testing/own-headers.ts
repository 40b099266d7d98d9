import type { Role } from '#shared/contract/roles.ts';
import { cookieOf } from './test-sessions.ts';

/** What the console's own page sends with whatever changes something, signed in as an administrator unless said. */
export function ownHeaders(url: string, role: Role | 'nobody' = 'administrator'): Record<string, string> {
  return { origin: url, 'x-callboard': '1', 'sec-fetch-site': 'same-origin', cookie: cookieOf(role) };
}
