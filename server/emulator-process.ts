import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The embedded emulator, with the services beside it, running as a process of its own. */
export interface EmulatorProcess {
  url: string;
  accountId: string;
  region: string;
  /** Resolves with a plain sentence when it ends without having been asked to. */
  died: Promise<string>;
  /** Has it post its EventBridge events there. @throws where it does not take the address */
  postEvents(target: { url: string; headers: Record<string, string> }): Promise<void>;
  /** Ends it; resolves when it has gone. */
  stop(): Promise<void>;
}

/** A world of 10,000 participants takes a while to be made. */
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 3_000;

export interface EmulatorWishes {
  scenario: string | undefined;
  reset: boolean;
  dataDirectory: string;
  /** Whether it throttles calls beyond AWS's rates; a console that does not pace its own would run into that at once. */
  rates: 'on' | 'off';
}

/**
 * Starts the emulator beside this file: the bundle in a build, the source in development.
 *
 * @throws when it does not become ready
 */
export async function startEmulatorProcess(world: EmulatorWishes): Promise<EmulatorProcess> {
  const bundle = fileURLToPath(new URL('./emulator.js', import.meta.url));
  const source = new URL('./emulated-services/main.ts', import.meta.url);
  const entry = existsSync(bundle) ? bundle : fileURLToPath(source);
  // In a group of its own: Ctrl-C reaches only us, and we stop it after the last request has been answered.
  const child = fork(entry, flagsOf(world), {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let stopping = false;
  process.once('exit', () => child.kill('SIGKILL'));
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  const ready = await Promise.race([
    readyMessage(child),
    exited.then((how) => {
      throw new Error(`The emulator stopped before it was ready (${how}).`);
    }),
  ]);
  return {
    ...ready,
    died: new Promise((resolve) => {
      void exited.then((how) => {
        if (!stopping) resolve(`The emulator stopped unexpectedly (${how}).`);
      });
    }),
    async postEvents(target) {
      const answer = await fetch(`${ready.url}/_emulator/events`, {
        method: 'POST',
        headers: { 'x-emulator-control': '1', 'content-type': 'application/json' },
        body: JSON.stringify(target),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`The emulator refused to post its events (${answer.status}).`);
    },
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

function flagsOf(world: EmulatorWishes): string[] {
  const flags = ['--port', '0', '--data', world.dataDirectory, '--rates', world.rates];
  if (world.scenario !== undefined) flags.push('--scenario', world.scenario);
  if (world.reset) flags.push('--reset');
  return flags;
}

interface Ready {
  url: string;
  accountId: string;
  region: string;
}

async function readyMessage(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The emulator was not ready within ${READY_WITHIN_MS / 1000} seconds.`));
    }, READY_WITHIN_MS);
    child.on('message', (message) => {
      if (!isReady(message)) return;
      clearTimeout(timer);
      const { url, accountId, region } = message;
      resolve({ url, accountId, region });
    });
    child.once('exit', () => clearTimeout(timer));
  });
}

function isReady(message: unknown): message is Ready {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}
