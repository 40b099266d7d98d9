import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { sha256, signatureOf } from '../signature.ts';

export interface RawRequest {
  method?: string;
  /** With its query, as it goes on the wire. */
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Signs with the right credentials; on unless told otherwise. */
  signed?: boolean;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Sends a request as it stands, with any Host and any path, which `fetch` would not. */
export const sendRaw = (port: number, request: RawRequest): Promise<RawAnswer> => {
  const { method = 'POST', path = '/ListStages', body = '', signed = true } = request;
  const host = `127.0.0.1:${port}`;
  const headers = { host, 'content-type': 'application/json', ...request.headers };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        headers: { ...headers, ...(signed ? signatureHeaders(method, path, headers.host, body) : {}) },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
};

/** The headers that sign a request with the test credentials, by the wall clock. */
export const signatureHeaders = (
  method: string,
  target: string,
  host: string,
  body: string | Buffer,
): Record<string, string> => {
  const at = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const [path = '', query = ''] = target.split('?');
  const covered = new Map([
    ['host', [host]],
    ['x-amz-date', [at]],
  ]);
  const request = {
    method,
    path,
    query: new URLSearchParams(query),
    headers: covered,
    body: Buffer.from(body),
  };
  const scope = { at, region: 'us-east-1', service: 'ivs' };
  const signature = signatureOf(request, [...covered.keys()], scope, 'test');
  const credential = `test/${at.slice(0, 8)}/us-east-1/ivs/aws4_request`;
  return {
    'x-amz-date': at,
    'x-amz-content-sha256': sha256(Buffer.from(body)),
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${signature}`,
  };
};

/** Writes bytes on a connection and answers all that comes back until the server closes it. */
export const sendBytes = (port: number, bytes: string | Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
