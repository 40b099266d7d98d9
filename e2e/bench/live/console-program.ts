/**
 * A console with its emulator in a process of its own, for benchmarks: told what to start as JSON, tells where it is, and
 * does what it is asked over the process's own channel. Figures of memory are of both together.
 */
import { startConsole } from '#server/testing/start-console.ts';

/** What a benchmark asks of it. */
export type Order =
  | { kind: 'calls'; after: number }
  | { kind: 'memory' }
  | { kind: 'publish'; perSecond: number; seconds: number; bytes: number };

export interface Call {
  number: number;
  operation: string;
  outcome: number | string;
}

const running = await startConsole(JSON.parse(process.argv[2] ?? '{}') as object);
const say = (message: unknown): void => void process.send?.(message);

/** Milliseconds since the epoch with a fraction: the same clock in all processes of a machine. */
const now = (): number => performance.timeOrigin + performance.now();

function publish({ perSecond, seconds, bytes }: { perSecond: number; seconds: number; bytes: number }): void {
  const padding = 'x'.repeat(bytes);
  let n = 0;
  const timer = setInterval(() => {
    n += 1;
    running.services.hub.publish({
      topic: { kind: 'jobs', connection: 'emulator' },
      endpoint: 'jobs.list',
      input: { connection: 'emulator' },
      answer: { n, sentAt: now(), padding },
    });
    if (n < perSecond * seconds) return;
    clearInterval(timer);
    say({ published: n });
  }, 1_000 / perSecond);
}

process.on('message', (order: Order) => {
  if (order.kind === 'publish') publish(order);
  else if (order.kind === 'memory')
    say({ rssMb: process.memoryUsage.rss() / 1_048_576, readers: running.services.streams.readers });
  else
    say({
      calls: running.emulator.calls
        .list({ after: order.after })
        .map(({ number, operation, outcome }) => ({ number, operation, outcome })),
    });
});
process.on('disconnect', () => process.exit(0));
say({ url: running.url, port: running.port, upstream: running.emulator.url });
