import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface StartedProgram {
  process: ChildProcess;
  /** Everything it has written so far, on both streams. */
  output: () => string;
  /** The address it prints once it answers; rejects when it ends before. */
  url: Promise<string>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** `npm start` as a person types it, without npm: installed and built already. */
export function startProgram(environment: Record<string, string>): StartedProgram {
  const child = spawn(process.execPath, ['server/start.mjs'], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'close').then(
    ([code, signal]: (number | string | null)[]) => code ?? signal ?? 'unknown',
  );
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const address = /running: (http:\S+)/.exec(output)?.[1];
        if (address) resolve(address);
      });
    }
    void ended.then((how) => reject(new Error(`It ended (${how}) before it was ready: ${output}`)));
  });
  // Who expects the end does not look at the address.
  url.catch(() => undefined);
  return { process: child, output: () => output, url, ended };
}

/** A port that nobody listens on: of use where a program must be told one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

/** Whether a port can be listened on. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  const free = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]);
  server.close();
  return free;
}
