import { isIP } from 'node:net';
import type { Config } from './config.ts';

/** The rule for the address to listen on, and what to do instead. */
export const LOOPBACK_ONLY =
  'must be a loopback address such as 127.0.0.1: there is no sign-in yet, and whoever reaches the console could use ' +
  'its connections. For browsers elsewhere, let a proxy on this machine end TLS and ask who they are; name its ' +
  'https:// address in CALLBOARD_ORIGINS and its own in CALLBOARD_TRUSTED_PROXIES';

/**
 * What forbids that the console is opened from other machines as it is configured. It listens on a loopback address in
 * any case; other machines reach it where a proxy or tunnel passes them on, which an origin off loopback tells.
 */
export function exposureProblems(origins: readonly string[], upstream: Config['upstream']): string[] {
  const problems: string[] = [];
  origins.forEach((origin, index) => {
    if (!origin.toLowerCase().startsWith('https:') && !isLocal(origin))
      problems.push(
        `CALLBOARD_ORIGINS.${index} must begin with https:// unless it is a loopback address: without TLS anybody on ` +
          'the way reads what the console shows. Let a proxy end TLS',
      );
  });
  const connections = upstream.kind === 'aws' ? upstream.connections : [];
  // Whatever answers for AWS on this machine is an emulator of some kind.
  const emulated = connections.filter(({ endpoint }) => endpoint !== undefined && isLocal(endpoint));
  const isReached = !origins.every(isLocal);
  if (isReached && emulated.length > 0 && emulated.length < connections.length)
    problems.push(
      'CALLBOARD_CONNECTIONS has an emulator (an endpoint on this machine) beside connections to AWS, and ' +
        'CALLBOARD_ORIGINS has an address off loopback: run a console of its own for the emulator, or open this ' +
        'one on loopback addresses alone',
    );
  return problems;
}

/** What forbids that nobody is asked who they are (CALLBOARD_AUTH=none). @param upstream undefined where it is not known */
export function nobodyAskedProblems(
  origins: readonly string[],
  upstream: Config['upstream'] | undefined,
): string[] {
  const problems: string[] = [];
  if (upstream?.kind === 'aws')
    problems.push(
      'CALLBOARD_AUTH=none is refused with CALLBOARD_UPSTREAM=aws: whoever reached the console could use its credentials. ' +
        'Leave CALLBOARD_AUTH out; the start prints a link that makes the first account',
    );
  if (!origins.every(isLocal))
    problems.push(
      'CALLBOARD_AUTH=none is refused with an address off loopback in CALLBOARD_ORIGINS: leave CALLBOARD_AUTH out, so ' +
        'that people sign in',
    );
  return problems;
}

/** Whether a URL leads to this machine. */
export function isLocal(url: string): boolean {
  return isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}

export function isLoopback(host: string): boolean {
  return host === '::1' || host === 'localhost' || (isIP(host) === 4 && host.startsWith('127.'));
}
