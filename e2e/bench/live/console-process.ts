import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { ConsoleOptions } from '#server/testing/start-console.ts';
import { builtProgram } from '../built-program.ts';
import type { Call, Order } from './console-program.ts';

export interface MeasuredConsole {
  url: string;
  port: number;
  /** The emulator behind it. */
  upstream: string;
  calls: (after: number) => Promise<Call[]>;
  memory: () => Promise<{ rssMb: number; readers: number }>;
  /** Resolves with how many there were, once all are out. */
  publish: (what: { perSecond: number; seconds: number; bytes: number }) => Promise<number>;
  stop: () => Promise<void>;
}

/** Starts a console in a process of its own. */
export async function startMeasured(options: ConsoleOptions): Promise<MeasuredConsole> {
  const { path, ...how } = await builtProgram('live', 'e2e/bench/live/console-program.ts');
  const child = fork(path, [JSON.stringify(options)], {
    ...how,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const told = async <T>(member: string): Promise<T> => {
    for (;;) {
      const [message] = (await once(child, 'message')) as [Record<string, unknown>];
      if (member in message) return message as T;
    }
  };
  const ask = async <T>(order: Order, member: string): Promise<T> => {
    const answer = told<T>(member);
    child.send(order);
    return answer;
  };
  const { url, port, upstream } = await told<{ url: string; port: number; upstream: string }>('url');
  return {
    url,
    port,
    upstream,
    calls: async (after) => (await ask<{ calls: Call[] }>({ kind: 'calls', after }, 'calls')).calls,
    memory: async () => ask({ kind: 'memory' }, 'rssMb'),
    publish: async (what) =>
      (await ask<{ published: number }>({ kind: 'publish', ...what }, 'published')).published,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
