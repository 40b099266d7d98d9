import { sessionCookie } from '#server/http/session-cookie.ts';
import type { RunningProgram } from './run-main.ts';
import { send } from './send.ts';
import { ownHeaders } from './own-headers.ts';

/**
 * Signs in to a console that runs as a program of its own, as people do: by one click where it has the built-in emulator,
 * or else by the link that its first start prints.
 * @returns the header `Cookie` of an administrator
 */
export async function signInTo(program: Pick<RunningProgram, 'url' | 'stdout'>): Promise<string> {
  const url = await program.url;
  const secret = /\/setup#([\w-]{43})/.exec(program.stdout())?.[1];
  const ask = async (path: string, body: object) =>
    send(Number(new URL(url).port), {
      method: 'POST',
      path,
      headers: { ...ownHeaders(url, 'nobody'), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const clicked = await ask('/api/session/one-click', { role: 'administrator' });
  const sent =
    clicked.status === 200
      ? clicked
      : await ask('/api/setup', { secret, name: 'first', password: 'a password of tests' });
  const [kept] = sent.headers['set-cookie'] ?? [];
  const value = /=([\w-]{43});/.exec(kept ?? '')?.[1];
  if (value === undefined) throw new Error(`Signing in answered ${sent.status}: ${sent.body}`);
  return sessionCookie(value);
}
