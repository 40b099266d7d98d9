import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** An emulator in a process of its own, so that its memory is its own too. */

const PROGRAM = fileURLToPath(new URL('./emulator-program.ts', import.meta.url));

export interface ServedEmulator {
  url: string;
  port: number;
  accountId: string;
  /** Bytes of the heap that are in use after two full collections. */
  heap: () => Promise<number>;
  /** What the program has written to stderr: every error that was no refusal. */
  errors: () => string;
  close: () => Promise<void>;
}

export async function serveEmulator(): Promise<ServedEmulator> {
  const child = fork(PROGRAM, [], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = once(child, 'exit');
  const told = async (): Promise<Record<string, unknown>> => {
    const early = exited.then(() => {
      throw new Error(`The emulator has ended. ${errors}`);
    });
    const [message] = (await Promise.race([once(child, 'message'), early])) as [Record<string, unknown>];
    return message;
  };
  const { url, accountId } = await told();
  return {
    url: String(url),
    port: Number(new URL(String(url)).port),
    accountId: String(accountId),
    heap: async () => {
      const answer = told();
      child.send('heap');
      return Number((await answer)['heap']);
    },
    errors: () => errors,
    close: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
