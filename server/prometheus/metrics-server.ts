import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

export interface MetricsServer {
  url: string;
  close(): Promise<void>;
}

/** Never another: nobody is asked who they are here. */
const HOST = '127.0.0.1';

/**
 * Answers `/metrics` on a port of its own, for programs of this machine alone.
 * @param port 0 for any free one
 * @throws the system's error, such as `EADDRINUSE`
 */
export async function listenForMetrics(port: number, metrics: Metrics): Promise<MetricsServer> {
  const server = createServer({ maxHeaderSize: 8_192 });
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  server.maxConnections = 20;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  server.on('request', answer(metrics, new Set([`${HOST}:${own}`, `localhost:${own}`])));
  return {
    url: `http://${HOST}:${own}/metrics`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(metrics: Metrics, hosts: ReadonlySet<string>): RequestListener {
  return (request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Cache-Control', 'no-store');
    const refuse = (status: number, text: string): void => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
      response.end(`${text}\n`);
    };
    // A page of elsewhere whose name leads to this machine must not read it (DNS rebinding).
    if (!hosts.has(request.headers.host ?? '')) return refuse(421, 'This is not the host of the metrics.');
    if (request.method !== 'GET') return refuse(405, 'GET /metrics');
    if (request.url !== '/metrics') return refuse(404, 'GET /metrics');
    metrics.text().then(
      (text) => {
        response.setHeader('Content-Type', metrics.contentType);
        response.end(text);
      },
      () => refuse(500, 'The metrics cannot be read now.'),
    );
  };
}
