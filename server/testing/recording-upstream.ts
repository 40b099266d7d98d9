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
  /** What all are answered, with 200; an empty object unless a test sets something else. */
  answer: string;
  close(): Promise<void>;
}

/** Stands where AWS would, writes down each request whole, and answers the same to all. */
export async function recordingUpstream(): Promise<RecordingUpstream> {
  const upstream: RecordingUpstream = {
    url: '',
    requests: [],
    answer: '{}',
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const hasBody = request.headers['content-type'] === 'application/json';
    const body = hasBody ? json(request) : Promise.resolve(undefined);
    body.then(
      (value) => {
        upstream.requests.push({ method: request.method ?? '', path, query, body: value });
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(upstream.answer);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  upstream.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return upstream;
}
