import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

export interface RawAnswer {
  /** Status line and headers. */
  head: string;
  /** Empty unless bodies are kept. */
  body: Buffer;
  /** Of head and body together. */
  bytes: number;
}

export interface RawConnection {
  /** Sends the bytes of one request; the next may follow when it has been answered. */
  send(request: Buffer): void;
  close(): void;
}

/**
 * One kept-alive HTTP connection with as little work for each answer as can be, because it must not be what is measured.
 * Every answer must say its length. `failed` is told of anything else that goes wrong.
 */
export function openConnection(
  port: number,
  on: { open: () => void; answer: (answer: RawAnswer) => void; failed: (error: Error) => void },
  keepBodies = false,
): RawConnection {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  let head: string | undefined;
  let received: Buffer = Buffer.alloc(0);
  let bytes = 0;
  /** Bytes of the answer that are still to come. */
  let missing = 0;
  const take = (chunk: Buffer): void => {
    missing -= chunk.length;
    if (keepBodies) received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    if (missing > 0 || head === undefined) return;
    const answer = { head, body: received, bytes };
    head = undefined;
    received = Buffer.alloc(0);
    bytes = 0;
    on.answer(answer);
  };
  socket.on('connect', on.open);
  socket.on('error', on.failed);
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (head !== undefined) return take(chunk);
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const end = received.indexOf(HEAD_END);
    if (end < 0) return;
    head = received.toString('latin1', 0, end);
    const rest = received.subarray(end + HEAD_END.length);
    received = Buffer.alloc(0);
    missing = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    if (Number.isNaN(missing)) return on.failed(new Error(`An answer without a length: ${head}`));
    take(rest);
  });
  return { send: (request) => void socket.write(request), close: () => void socket.end() };
}

/** Sends requests one after another and keeps their answers whole. */
export function exchange(port: number, requests: readonly Buffer[]): Promise<RawAnswer[]> {
  return new Promise((resolve, reject) => {
    const answers: RawAnswer[] = [];
    const next = (): void => {
      const request = requests[answers.length];
      if (request) return connection.send(request);
      connection.close();
      resolve(answers);
    };
    const answer = (one: RawAnswer): void => {
      answers.push(one);
      next();
    };
    const connection = openConnection(port, { open: next, answer, failed: reject }, true);
  });
}
