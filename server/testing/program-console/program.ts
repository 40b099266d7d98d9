import { Socket } from 'node:net';
import type { Emulator } from '#server/emulator/start.ts';
import { startConsole } from '#server/testing/start-console.ts';

/** The console alone, with a hand on its memory and an eye on whom it calls: told `usage` or `cpu`, it answers. */

const dialled = new Set<string>();
// Every connection goes through here, with TLS or without. Watched, not changed.
const connect: unknown = Reflect.get(Socket.prototype, 'connect');
Socket.prototype.connect = function watched(this: Socket, ...given: unknown[]): Socket {
  // Node's own callers have put their arguments into one list already.
  const [first] = given.flat() as unknown[];
  const { host, port, path } = (typeof first === 'object' && first !== null ? first : {}) as {
    host?: string;
    port?: number | string;
    path?: string;
  };
  dialled.add(path ?? (port === undefined ? JSON.stringify(given) : `${host ?? 'localhost'}:${port}`));
  return Reflect.apply(connect as () => Socket, this, given);
} as Socket['connect'];

const reach = JSON.parse(process.argv[2] ?? '{}') as Pick<Emulator, 'url' | 'accountId' | 'region'>;
// Of an emulator in another process the console needs no more than where it is.
const running = await startConsole({
  emulator: reach as Emulator,
  hookSecret: 'a-secret-that-nobody-guesses',
  log: (line) => {
    if ((JSON.parse(line) as { level: unknown }).level === 'error') process.stderr.write(line);
  },
});

process.on('message', (order) => {
  if (order === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1_000 });
    return;
  }
  const { gc } = globalThis;
  if (!gc) throw new Error('started without --expose-gc');
  gc();
  gc();
  process.send?.({
    heap: process.memoryUsage().heapUsed,
    rss: process.memoryUsage.rss(),
    dialled: [...dialled],
  });
});
// A parent that is gone has no use for it.
process.on('disconnect', () => process.exit(0));
process.send?.({ url: running.url });
