import { spawn } from 'node:child_process';
import { projectPath } from './project.mjs';

/**
 * Runs a program in the project's folder with this process's own input and output, and waits for its end.
 * It stays in the same process group, so Ctrl-C in a terminal ends it too.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<void>}
 * @throws {Error} when it cannot be started, exits with another code than 0 or is ended by a signal
 */
export function runCommand(program, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    // npm is a .cmd file on Windows, which only a shell can start.
    const shell = process.platform === 'win32' && program === 'npm';
    const child = spawn(program, args, { cwd: projectPath(), env, stdio: 'inherit', shell });
    child.once('error', (cause) => reject(new Error(`${program} could not be started: ${cause.message}`)));
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${[program, ...args].join(' ')} ended with ${signal ?? `exit code ${code}`}.`));
    });
  });
}
