import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AddressInfo } from 'node:net';
import { createControl, type About } from '../control/control.ts';
import type { ControlRoutes } from '../control/control-routes.ts';
import { createApi, type ApiDependencies } from './api.ts';
import { AwsError } from './aws-error.ts';
import { errorAnswer } from './error-answer.ts';
import { targetOf } from './incoming.ts';
import type { Neighbour } from './neighbour.ts';
import type { Service } from './service.ts';

export interface WireServerOptions extends ApiDependencies {
  /** A loopback address: the emulator has known credentials and no business on a network. */
  host?: string | undefined;
  /** 0 for any free port. */
  port?: number | undefined;
  /** What the control endpoint says of the emulator beside its URL. */
  about: () => About;
  /** What it can do beside what the wire itself offers. */
  controls?: readonly ControlRoutes[] | undefined;
  /** A second API at the same address, by the paths that are its own. */
  beside?: { service: Service; paths: ReadonlySet<string> } | undefined;
  /** Other services of AWS at the same address. */
  neighbours?: readonly Neighbour[] | undefined;
}

export interface WireServer {
  url: string;
  port: number;
  /** Ends all connections, also those that a fault holds, and frees the port. */
  close(): Promise<void>;
}

const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/**
 * Starts listening. Rejects with a `RangeError` for a host that is not loopback, and with Node's own error (`EADDRINUSE`)
 * for a port that is taken.
 */
export const createWireServer = async (options: WireServerOptions): Promise<WireServer> => {
  const { host = '127.0.0.1', port = 0 } = options;
  if (!LOOPBACK.includes(host))
    throw new RangeError(`The emulator listens on loopback only, not on ${host}.`);
  const { beside } = options;
  const api = createApi(options);
  const second = beside && createApi({ ...options, service: beside.service });
  const control = createControl(options);
  let allowedHosts: ReadonlySet<string> = new Set();

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // A name that resolves to loopback could make a web page of its own origin out of the emulator (DNS rebinding).
    if (!allowedHosts.has(request.headers.host ?? '')) return misdirected(response);
    const { path } = targetOf(request);
    if (path === '/_emulator' || path.startsWith('/_emulator/')) return control(request, response);
    if (second && beside.paths.has(path)) return second(request, response);
    const neighbour = options.neighbours?.find((one) => one.takes(request));
    return neighbour ? neighbour.answer(request, response) : api(request, response);
  };

  const server = createServer(
    {
      // A missing Host header is answered by the wall above, not by Node's bare 400.
      requireHostHeader: false,
      maxHeaderSize: 16_384,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // How often Node looks for connections that are past either; its own 30 s would make the first of them 40.
      connectionsCheckingInterval: 5_000,
      // Longer than SDKs keep an idle connection, so that they, not the server, close it and no call runs into the close.
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      serve(request, response).catch((error: unknown) => {
        options.reportUnexpected(error, 'none');
        response.destroy();
      });
    },
  );
  server.on('clientError', refuseMalformed);
  // Without a listener Node drops a CONNECT without a word.
  server.on('connect', (_request, socket) => {
    refuse(socket, new AwsError('UnknownOperationException', 'The API has no CONNECT.'));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // The address of a server that listens on a port is an object; a string is that of a pipe.
  const listening = (server.address() as AddressInfo).port;
  allowedHosts = new Set(['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${listening}`));

  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${listening}`,
    port: listening,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
};

const misdirected = (response: ServerResponse): void => {
  response.writeHead(421, {
    'content-type': 'application/json',
    'x-amzn-RequestId': randomUUID(),
    connection: 'close',
  });
  response.end(JSON.stringify({ message: 'The Host header does not name this emulator.' }));
};

/** Node's codes for requests that it could not read. */
const refuseMalformed = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET') return void socket.destroy();
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return refuse(socket, new AwsError('RequestTimeoutException', 'The request was not complete in time.'));
  }
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    return refuse(
      socket,
      new AwsError('MalformedHttpRequestException', 'The headers of the request are too large.', 431),
    );
  }
  refuse(socket, new AwsError('MalformedHttpRequestException', 'The request is not well-formed HTTP.'));
};

/** Answers below Node's HTTP, where there is no response object. */
const refuse = (socket: Duplex, error: AwsError): void => {
  if (!socket.writable) return void socket.destroy();
  const { status, headers, body } = errorAnswer(error, false);
  const all = {
    ...headers,
    'x-amzn-RequestId': randomUUID(),
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${error.name}\r\n${lines.join('')}\r\n${body}`);
};
