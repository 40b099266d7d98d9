import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface MeasuredEmulator {
  process: ChildProcess;
  pid: number;
  url: string;
  /** From the start of the process until it says that it listens, in milliseconds. */
  listeningMs: number;
  /** When the process was started, by `performance.now()`. */
  startedAt: number;
}

/** The built program as anybody starts it, in a process of its own. */
export async function startBuiltEmulator(
  program: string,
  flags: readonly string[],
): Promise<MeasuredEmulator> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...execArgv(), program, '--port', '0', ...flags], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [{ url: string }];
  if (child.pid === undefined) throw new Error('The emulator has no process.');
  return {
    process: child,
    pid: child.pid,
    url: message.url,
    listeningMs: performance.now() - startedAt,
    startedAt,
  };
}

/** Flags for Node itself, such as `--cpu-prof`, by `EMULATOR_NODE_FLAGS`. */
function execArgv(): string[] {
  return (process.env['EMULATOR_NODE_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '');
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** The real SDK, not retrying: what fails here is to be seen. */
export function clientOf(url: string): IVSRealTimeClient {
  return new IVSRealTimeClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
}

/** Resident memory now and at its highest, in megabytes, as Linux counts it. */
export function residentMegabytes(pid: number): { now: number; highest: number } {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return { now: NaN, highest: NaN };
  const status = readFileSync(path, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_024;
  return { now: megabytes('VmRSS'), highest: megabytes('VmHWM') };
}

/** Processor time that a process has used, all its threads together, in milliseconds. */
export function processorMs(pid: number): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return NaN;
  // Behind the program's name, which stands in brackets: utime and stime are the 14th and 15th fields, in 1/100 s.
  const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
