import { spawn } from 'node:child_process';
import { projectPath } from '../../server/bootstrap/project.mjs';

/** How long a tool that was asked to end may take before it is killed. */
const GRACE_MS = 10_000;

/** The tools write into a pipe; whether anybody sees colours is for the terminal at its end. */
function colours() {
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
}

/**
 * @typedef {object} ToolRun
 * @property {string | undefined} ending why it did not end well, in words; undefined after exit code 0
 * @property {string} output both streams, in the order they came
 * @property {number} seconds
 */

/**
 * Runs one of the project's tools with Node, in the project's folder, without a keyboard.
 * @param {string[]} args the tool's script inside the project, and its arguments
 * @param {object} options
 * @param {number} options.minutes after which it is ended and has failed
 * @param {NodeJS.ProcessEnv} [options.env] added to this process's own
 * @param {(text: string) => void} [options.onOutput] given every piece as it comes
 * @returns {Promise<ToolRun>}
 */
export function runTool([script = '', ...args], { minutes, env = {}, onOutput = () => {} }) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, [projectPath(...script.split('/')), ...args], {
      cwd: projectPath(),
      // The SDK's word about Node 20 would stand between the lines that matter.
      env: { ...process.env, ...colours(), AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {string[]} */
    const pieces = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ piece) => {
        pieces.push(piece);
        onOutput(piece);
      });
    }

    let late = false;
    const deadline = setTimeout(() => {
      late = true;
      child.kill('SIGINT');
      setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
    }, minutes * 60_000);

    let settled = false;
    const settle = (/** @type {string | undefined} */ ending) => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      resolve({
        ending: late ? `it had not ended after ${minutes} minutes` : ending,
        output: pieces.join(''),
        seconds: (performance.now() - started) / 1000,
      });
    };
    child.once('error', (error) => settle(`it could not be started: ${error.message}`));
    child.once('close', (code, signal) => {
      settle(
        code === 0 ? undefined : signal ? `it was ended by ${signal}` : `it ended with exit code ${code}`,
      );
    });
  });
}
