import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type ServerOptions, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
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

/** How long a connection may take over what, in milliseconds. */
export interface ConnectionTimes {
  /** The head of a request, from the moment the connection is open or its last request is answered. */
  head: number;
  /** A whole request. */
  request: number;
  /** Nothing at all, in either direction, as when somebody asks and then takes no byte of the answer. */
  silence: number;
  /** From one look at all connections to the next: by so much later one may end. */
  look: number;
}

/**
 * A client that sends slower than this is not one of ours; Node's own limits are minutes. Nothing of ours is silent
 * for two minutes: streams beat every fifteen seconds, and the most patient endpoint answers within one.
 */
export const CONNECTION_TIMES: ConnectionTimes = {
  head: 10_000,
  request: 30_000,
  silence: 120_000,
  look: 2_000,
};

/** Bytes of the first line and the headers of a request. */
const MOST_HEAD = 16 * 1024;

/** Connections beside those of streams. */
const MOST_OTHER_CONNECTIONS = 3_000;

/**
 * Listens, then asks for the app: only now is the port known that the app's own origins contain.
 *
 * @param closing aborted first thing when the server is closed
 * @param streams how many of its connections may be live streams, for which there is room beside all others
 * @param tls certificate and key in PEM, where the server ends TLS itself
 * @throws the system's error, such as `EADDRINUSE`, when the address cannot be had
 */
export async function listen(
  address: { host: string; port: number },
  closing: AbortController,
  makeApp: (port: number) => RequestListener,
  {
    streams,
    times = CONNECTION_TIMES,
    tls,
  }: { streams: number; times?: ConnectionTimes; tls?: { cert: string; key: string } | undefined },
): Promise<ConsoleServer> {
  const options: ServerOptions = {
    // Without a Host header the app itself answers, with its own error body.
    requireHostHeader: false,
    connectionsCheckingInterval: times.look,
    maxHeaderSize: MOST_HEAD,
  };
  const server =
    tls === undefined
      ? createServer(options)
      : createTlsServer({ ...options, ...tls, minVersion: 'TLSv1.2' });
  server.headersTimeout = times.head;
  server.requestTimeout = times.request;
  server.keepAliveTimeout = 10_000;
  server.timeout = times.silence;
  // Node would leave out what is beyond a count, and with it what the guards look at; the app counts and refuses.
  server.maxHeadersCount = 0;
  server.maxConnections = streams + MOST_OTHER_CONNECTIONS;

  const answering = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => answering.set(request.socket, response));
  server.on('clientError', (error, socket) => refuseMalformed(error, socket, answering.get(socket)));

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

const MALFORMED = { line: '400 Bad Request', message: 'The request is not well-formed HTTP.' };

/** What Node says of a request that it gave up, by its code. */
const REFUSALS: Readonly<Record<string, typeof MALFORMED>> = {
  HPE_HEADER_OVERFLOW: {
    line: '431 Request Header Fields Too Large',
    message: `The address and headers of the request have more than ${MOST_HEAD} bytes.`,
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    line: '408 Request Timeout',
    message: 'The request did not arrive in time.',
  },
};

/** Answers what Node could not read as HTTP, for which there is neither request nor response. */
function refuseMalformed(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  last: ServerResponse | undefined,
): void {
  // More bytes after the last request of a connection: its answer is on the way, and nothing may follow that.
  if (error.code === 'HPE_CLOSED_CONNECTION') return;
  // Where the request that is broken has its answer already, or a part of it, none can follow. Nor may one come where a
  // whole request is being carried out, and what is broken came after it: it would be taken for that one's.
  const answered =
    last !== undefined &&
    (last.headersSent ? !(last.writableFinished && last.req.complete) : last.req.complete);
  if (error.code === 'ECONNRESET' || !socket.writable || answered) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const { line, message } = REFUSALS[error.code ?? ''] ?? MALFORMED;
  const body = JSON.stringify({ code: 'bad_request', message, requestId } satisfies ErrorBody);
  const head = [
    `HTTP/1.1 ${line}`,
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
