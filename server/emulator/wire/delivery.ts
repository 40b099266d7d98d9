import type { ServerResponse } from 'node:http';
import type { Answer } from './encode.ts';

/** The way an answer, or the lack of one, reaches the caller. */
export type Delivery =
  | { how: 'whole'; answer: Answer }
  | { how: 'drip'; answer: Answer; bytes: number; everyMs: number }
  | { how: 'truncate'; answer: Answer; bytes: number }
  | { how: 'hang' }
  | { how: 'reset' };

/** Resolves when everything has been handed to the connection, or the caller has left. */
export const deliver = async (response: ServerResponse, delivery: Delivery): Promise<void> => {
  // A caller that has left is no failure of ours, and nothing more can be sent.
  if (response.destroyed) return;
  switch (delivery.how) {
    case 'hang':
      return gone(response);
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'whole':
      writeHead(response, delivery.answer);
      response.end(delivery.answer.body);
      return;
    case 'truncate':
      writeHead(response, delivery.answer);
      response.flushHeaders();
      response.write(Buffer.from(delivery.answer.body).subarray(0, delivery.bytes));
      // The length was promised in full; ending the connection below HTTP is what a cut-off answer looks like.
      response.socket?.end();
      return;
    case 'drip':
      writeHead(response, delivery.answer);
      return drip(response, Buffer.from(delivery.answer.body), delivery.bytes, delivery.everyMs);
  }
};

/** Waits real milliseconds, less if the caller leaves. */
export const waitFor = (ms: number, response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (ms <= 0 || response.destroyed) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.once('close', done);
  });

const gone = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => void response.once('close', () => resolve()));

const writeHead = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
};

const drip = async (
  response: ServerResponse,
  body: Buffer,
  bytes: number,
  everyMs: number,
): Promise<void> => {
  response.flushHeaders();
  for (let sent = 0; sent < body.length; sent += bytes) {
    await waitFor(everyMs, response);
    if (response.destroyed) return;
    response.write(body.subarray(sent, sent + bytes));
  }
  response.end();
};
