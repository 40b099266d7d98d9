import { connect } from 'node:net';

/** One connection with bytes as they stand, and the answer as it came. */

export interface RawReply {
  status: number;
  /** Names in lower case; of a repeated one the last. */
  headers: Record<string, string>;
  body: string;
  /** Whether anything came at all; some bytes earn no more than a closed connection. */
  bytes: number;
}

/** How long the server may take to answer and close, in milliseconds; its own time-outs are none of this. */
const PATIENCE = 20_000;

/** The head and body of an answer, after any `100 Continue`. */
function parse(text: Buffer): RawReply {
  const raw = text.toString('latin1');
  const end = raw.indexOf('\r\n\r\n');
  const [first = '', ...lines] = raw.slice(0, Math.max(0, end)).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1] ?? 0);
  if (status >= 100 && status < 200) return parse(text.subarray(end + 4));
  const headers = Object.fromEntries(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = text.subarray(end + 4);
  const length = headers['content-length'];
  const body = (length === undefined ? rest : rest.subarray(0, Number(length))).toString('utf8');
  return { status, headers, body: chunked(headers, body), bytes: text.length };
}

function chunked(headers: Record<string, string>, body: string): string {
  if (headers['transfer-encoding'] !== 'chunked') return body;
  const [, size = '0', rest = ''] = /^([0-9a-f]+)\r\n([^]*)$/.exec(body) ?? [];
  const length = Number.parseInt(size, 16);
  return length === 0 ? '' : rest.slice(0, length) + chunked(headers, rest.slice(length + 2));
}

/**
 * Writes bytes, ends its side (unless told not to, for a server that takes that for a client that has gone), and gives the answer. The requests ask to close, so the answer ends with the connection.
 * Rejects when the server does neither answer nor close in time.
 */
export const exchange = (port: number, bytes: Buffer, ends = true): Promise<RawReply> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () =>
      ends ? socket.end(bytes) : socket.write(bytes),
    );
    socket.setTimeout(PATIENCE, () => {
      socket.destroy();
      reject(new Error('no answer in time'));
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => socket.end());
    // A server that has refused a body it will not read may reset; what it said before counts.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return;
      reject(error);
    });
    socket.on('close', () => resolve(parse(Buffer.concat(chunks))));
  });
