import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** One request as it came over the wire. */
export interface RecordedRequest {
  method: string;
  /** The path as it was sent, still encoded. */
  path: string;
  query: string;
  body: unknown;
}

export interface RecordingUpstream {
  url: string;
  /** The requests so far; the oldest first. */
  requests: RecordedRequest[];
  close(): Promise<void>;
}

/** Stands where AWS would, writes down each request whole, and answers an empty object to all. */
export async function recordingUpstream(): Promise<RecordingUpstream> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const hasBody = request.headers['content-type'] === 'application/json';
    const body = hasBody ? json(request) : Promise.resolve(undefined);
    body.then(
      (value) => {
        requests.push({ method: request.method ?? '', path, query, body: value });
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{}');
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
