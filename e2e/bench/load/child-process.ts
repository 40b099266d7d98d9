import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtProgram } from '../built-program.ts';

/** A program of this folder in a process of its own, spoken to by messages. */
export interface Child {
  ask<T>(message: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** Starts a program and waits for its first message. */
export async function startChild<Ready>(
  program: 'console-program' | 'emulator-program',
  options: unknown,
): Promise<{ child: Child; ready: Ready }> {
  const { path, execArgv, env } = await builtProgram(program, `e2e/bench/load/${program}.ts`);
  const process = fork(path, [JSON.stringify(options)], {
    execArgv: [...execArgv, '--expose-gc'],
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const next = async <T>(): Promise<T> => ((await once(process, 'message')) as [T])[0];
  const ready = await next<Ready>();
  return {
    ready,
    child: {
      async ask<T>(message: unknown) {
        const answer = next<T>();
        process.send(message as object);
        return answer;
      },
      async stop() {
        const ended = once(process, 'exit');
        process.kill();
        await ended;
      },
    },
  };
}
