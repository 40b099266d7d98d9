import type { IncomingMessage } from 'node:http';
import { AwsError } from './aws-error.ts';

/** The target of a request, cut but not decoded: `path` still has its percent-encoding. */
export interface Target {
  path: string;
  query: URLSearchParams;
}

export const targetOf = (request: IncomingMessage): Target => {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return mark < 0
    ? { path: url, query: new URLSearchParams() }
    : { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
};

/** All headers as sent, names in lower case; Node's own view joins or drops repeated ones. */
export const headersOf = (request: IncomingMessage): Map<string, string[]> => {
  const headers = new Map<string, string[]>();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? '').toLowerCase();
    const values = headers.get(name) ?? [];
    values.push(request.rawHeaders[index + 1] ?? '');
    headers.set(name, values);
  }
  return headers;
};

/** How much beyond the limit is still read, and forgotten, so that the caller gets to see the refusal. */
const DRAINED = 8;

/**
 * Reads a whole body of at most `limit` bytes. Throws `RequestEntityTooLargeException`, or `RequestAbortedException`
 * when the caller leaves first.
 */
export const readBody = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const tooLarge = (): AwsError =>
      new AwsError('RequestEntityTooLargeException', `The request body is larger than ${limit} bytes.`);
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      // Closing with unread data would reset the connection, and the caller would never read why.
      else if (length > limit * DRAINED) reject(tooLarge());
    });
    const aborted = (): void =>
      reject(new AwsError('RequestAbortedException', 'The caller left before the request was complete.'));
    request.on('end', () => {
      // Every request closes in the end, and an error that nobody gets to see is work for nothing.
      request.off('close', aborted);
      if (length > limit) return reject(tooLarge());
      const [only] = chunks;
      resolve(chunks.length === 1 && only ? only : Buffer.concat(chunks));
    });
    request.on('error', aborted);
    request.on('close', aborted);
  });
