/**
 * Sends prepared requests over kept-alive connections, one after another on each, and says how many were answered. A
 * program of its own, so that it takes no time from the server.
 */
import { openConnection, type RawAnswer } from './raw-connection.ts';

export interface LoadOrder {
  port: number;
  /** Requests as they go to the wire, base64, sent in turn. */
  requests: string[];
  connections: number;
  seconds: number;
}

export interface LoadResult {
  answered: number;
  /** Answers other than 200. */
  failed: number;
  seconds: number;
  bytes: number;
  /** Milliseconds from sending to the last byte: median and 99th percentile. */
  median: number;
  p99: number;
  /** The part of one processor that this client took. */
  busy: number;
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const requests = order.requests.map((text) => Buffer.from(text, 'base64'));
  const times: number[] = [];
  let failed = 0;
  let bytes = 0;
  let next = 0;
  const began = performance.now();
  const until = began + order.seconds * 1_000;
  const processor = process.cpuUsage();

  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      let sentAt = 0;
      const send = (): void => {
        sentAt = performance.now();
        const request = requests[next % requests.length];
        next += 1;
        if (request) connection.send(request);
      };
      const answer = ({ head, bytes: length }: RawAnswer): void => {
        const now = performance.now();
        times.push(now - sentAt);
        bytes += length;
        if (!head.startsWith('HTTP/1.1 200')) failed += 1;
        if (now < until) return send();
        connection.close();
        resolve();
      };
      const connection = openConnection(order.port, { open: send, answer, failed: reject });
    });

  await Promise.all(Array.from({ length: order.connections }, one));
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(processor);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN;
  const busy = (user + system) / 1e6 / seconds;
  return { answered: times.length, failed, seconds, bytes, median: at(0.5), p99: at(0.99), busy };
}

process.on('message', (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.('ready');
