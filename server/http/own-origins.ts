/** The origins under which this console is opened, and nothing else is answered. */
export interface OwnOrigins {
  /** Whether a `Host` header names this console, exactly as browsers write it. */
  hasHost(host: string): boolean;
  /** Whether an `Origin` header names one of them. */
  hasOrigin(origin: string): boolean;
  /** The origin of that host, where it is ours. */
  of(host: string): string | undefined;
  /** Whether that host is reached through TLS. */
  isSecure(host: string): boolean;
}

/** @param origins such as `http://127.0.0.1:3000`; default ports are left out as browsers do */
export function ownOrigins(origins: readonly string[]): OwnOrigins {
  const byHost = new Map(origins.map((origin) => [new URL(origin).host, new URL(origin).origin]));
  return {
    hasHost: (host) => byHost.has(host),
    hasOrigin: (origin) => [...byHost.values()].includes(origin),
    of: (host) => byHost.get(host),
    isSecure: (host) => byHost.get(host)?.startsWith('https:') ?? false,
  };
}

/** The origins of a server on this machine: by its address and, where that is a loopback address, by name. */
export function loopbackOrigins(address: string, port: number, scheme: 'http' | 'https' = 'http'): string[] {
  const host = address.includes(':') ? `[${address}]` : address;
  return [`${scheme}://${host}:${port}`, `${scheme}://localhost:${port}`];
}
