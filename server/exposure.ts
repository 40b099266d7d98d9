import { isIP } from 'node:net';
import type { Config } from './config.ts';

/** How the console is reached, as far as that decides whether it may start. */
export interface Exposure {
  host: string;
  origins: readonly string[];
  trustedProxies: readonly string[];
  /** Whether it ends TLS itself. */
  tls: boolean;
  /** Whether people are asked who they are. */
  signIn: boolean;
  /** Undefined where it is not known. */
  upstream: Config['upstream'] | undefined;
}

/** Whether nobody but this machine can reach it, as it is configured. */
export function isOnlyLocal({ host, origins }: Pick<Exposure, 'host' | 'origins'>): boolean {
  return isLoopback(host) && origins.every(isLocal);
}

/** What stands against listening off loopback. */
function hostProblems({ host, origins, trustedProxies, tls }: Exposure): string[] {
  if (isLoopback(host)) return [];
  if (!origins.some((origin) => origin.toLowerCase().startsWith('https:') && !isLocal(origin)))
    return [
      `CALLBOARD_HOST ${host} is reached from other machines, which CALLBOARD_ORIGINS has no address for: name the ` +
        'https:// address there under which browsers open the console',
    ];
  if (tls || trustedProxies.length > 0) return [];
  return [
    `CALLBOARD_HOST ${host} is reached from other machines, and without TLS anybody on the way could read passwords ` +
      'and sessions. Set CALLBOARD_TLS_CERT and CALLBOARD_TLS_KEY, or let a proxy end TLS and name its address in ' +
      'CALLBOARD_TRUSTED_PROXIES; with a proxy on this machine leave CALLBOARD_HOST out',
  ];
}

/**
 * What forbids that the console is opened from other machines as it is configured: they reach it at an address off
 * loopback, or where a proxy or tunnel passes them on, which an origin off loopback tells.
 */
export function exposureProblems(exposure: Exposure): string[] {
  const { origins, upstream } = exposure;
  const problems = hostProblems(exposure);
  if (!exposure.signIn) problems.push(...nobodyAskedProblems(exposure));
  origins.forEach((origin, index) => {
    if (!origin.toLowerCase().startsWith('https:') && !isLocal(origin))
      problems.push(
        `CALLBOARD_ORIGINS.${index} must begin with https:// unless it is a loopback address: without TLS anybody on ` +
          'the way reads what the console shows. Let a proxy end TLS',
      );
  });
  const connections = upstream?.kind === 'aws' ? upstream.connections : [];
  // Whatever answers for AWS on this machine is an emulator of some kind.
  const emulated = connections.filter(({ endpoint }) => endpoint !== undefined && isLocal(endpoint));
  const isReached = !isOnlyLocal(exposure);
  if (isReached && emulated.length > 0 && emulated.length < connections.length)
    problems.push(
      'CALLBOARD_CONNECTIONS has an emulator (an endpoint on this machine) beside connections to AWS, and ' +
        'CALLBOARD_ORIGINS has an address off loopback: run a console of its own for the emulator, or open this ' +
        'one on loopback addresses alone',
    );
  return problems;
}

/** What forbids that nobody is asked who they are. */
function nobodyAskedProblems(exposure: Exposure): string[] {
  const problems: string[] = [];
  if (exposure.upstream?.kind === 'aws')
    problems.push(
      'CALLBOARD_AUTH=none is refused with CALLBOARD_UPSTREAM=aws: whoever reached the console could use its credentials. ' +
        'Leave CALLBOARD_AUTH out; the start prints a link that makes the first account',
    );
  if (!isOnlyLocal(exposure))
    problems.push(
      'CALLBOARD_AUTH=none is refused with an address off loopback in CALLBOARD_HOST or CALLBOARD_ORIGINS: leave ' +
        'CALLBOARD_AUTH out, so that people sign in',
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
