import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ErrorBody } from '#shared/contract/errors.ts';

export interface ConsoleServer {
  port: number;
  /**
   * Closes in order: no new connections, streams end, what is under way may finish, and after `drainMs` whatever is
   * left is cut. Resolves when nothing is open any more.
   */
  close(drainMs?: number): Promise<void>;
}

/** Longest time in which requests under way may finish, in milliseconds. */
const DRAIN_MS = 10_000;

/**
 * Listens, then asks for the app: only now is the port known that the app's own origins contain.
 *
 * @param closing aborted first thing when the server is closed
 * @throws the system's error, such as `EADDRINUSE`, when the address cannot be had
 */
export async function listen(
  address: { host: string; port: number },
  closing: AbortController,
  makeApp: (port: number) => RequestListener,
): Promise<ConsoleServer> {
  // Without a Host header the app itself answers, with its own error body.
  const server = createServer({ requireHostHeader: false, connectionsCheckingInterval: 2_000 });
  // A client that sends slower than this is not one of ours; Node's own limits are minutes.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 10_000;

  server.on('clientError', refuseMalformed);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, () => {
      server.removeListener('error', reject);
      const { port } = server.address() as AddressInfo;
      server.on('request', makeApp(port));
      // A connection whose last answer is out would otherwise be kept for the next request that never comes.
      server.on('request', (_request, response) => {
        response.once('close', () => {
          if (closing.signal.aborted) setImmediate(() => server.closeIdleConnections());
        });
      });
      resolve();
    });
  });

  let closed: Promise<void> | undefined;
  return {
    port: (server.address() as AddressInfo).port,
    close(drainMs = DRAIN_MS) {
      closed ??= new Promise<void>((resolve) => {
        closing.abort();
        const cut = setTimeout(() => server.closeAllConnections(), drainMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      });
      return closed;
    },
  };
}

/** Answers what Node could not read as HTTP, for which there is neither request nor response. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  // More bytes after the last request of a connection: its answer is on the way, and nothing may follow that.
  if (error.code === 'HPE_CLOSED_CONNECTION') return;
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const message = tooLarge
    ? 'The headers of the request are too large.'
    : 'The request is not well-formed HTTP.';
  const body = JSON.stringify({ code: 'bad_request', message, requestId } satisfies ErrorBody);
  const head = [
    tooLarge ? 'HTTP/1.1 431 Request Header Fields Too Large' : 'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Content-Security-Policy: default-src 'none'",
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
