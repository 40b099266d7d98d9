import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A program in a process of its own, which answers each order that it is sent with one message. */
export interface AskedProgram {
  /** What it said of itself once it was ready. */
  about: Record<string, unknown>;
  ask: (order: string) => Promise<Record<string, unknown>>;
  /** What it has written to stderr. */
  errors: () => string;
  end: () => Promise<void>;
}

/**
 * Starts a program of the sources that can collect its garbage.
 * @param what it is, in the error where it ends by itself
 * @throws {Error} where it ends before it has answered
 */
export async function askProgram(
  what: string,
  program: string,
  args: readonly string[] = [],
): Promise<AskedProgram> {
  const child = fork(program, args, {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = once(child, 'exit');
  const told = async (): Promise<Record<string, unknown>> => {
    const early = exited.then(() => {
      throw new Error(`${what} has ended. ${errors}`);
    });
    const [message] = (await Promise.race([once(child, 'message'), early])) as [Record<string, unknown>];
    return message;
  };
  return {
    about: await told(),
    ask: async (order) => {
      const answer = told();
      child.send(order);
      return answer;
    },
    errors: () => errors,
    end: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
