import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface RunningProgram {
  process: ChildProcess;
  /** What it wrote so far. */
  stdout: () => string;
  stderr: () => string;
  /** Resolves with the address once it is printed; rejects when the program ends first. */
  url: Promise<string>;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs the console as `npm start` does, from what is built, as a program of its own with exactly these variables and
 * flags. From the sources, a start takes several times as long.
 */
export function runMain(environment: Record<string, string>, flags: readonly string[] = []): RunningProgram {
  const child = spawn(process.execPath, ['--max-old-space-size=1024', 'dist/server/main.js', ...flags], {
    cwd: ROOT,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const address = /running: (https?:\S+)/.exec(stdout)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then((how) => reject(new Error(`The program ended (${how}) before it was ready: ${stderr}`)));
  });
  // A test that expects the end does not look at the address.
  url.catch(() => undefined);
  return { process: child, stdout: () => stdout, stderr: () => stderr, url, ended };
}

interface Listed {
  pid: number;
  parent: number;
  state: string;
  command: string;
}

function processes(): Listed[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [pid = '', parent = '', state = '', ...command] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), state, command: command.join(' ') };
  });
}

/** The process id of the emulator that a program runs, or undefined where it runs none. */
export function emulatorOf(program: RunningProgram): number | undefined {
  return processes().find(
    ({ parent, command }) => parent === program.process.pid && /emulator|emulated-services/.test(command),
  )?.pid;
}

/** Whether a process runs. One that has ended but was not yet collected by its parent does not. */
export function isRunning(pid: number | undefined): boolean {
  return processes().some((listed) => listed.pid === pid && !listed.state.startsWith('Z'));
}
