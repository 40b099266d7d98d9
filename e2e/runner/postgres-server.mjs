import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A database server that nobody needs afterwards: what it loses in a power cut does not matter. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const READY_WITHIN_MS = 30_000;

/**
 * @typedef {object} PostgresServer
 * @property {string} url
 * @property {() => Promise<void>} stop
 */

/**
 * The folder that holds `initdb` and `postgres`: one of PATH, else where Debian puts them, the newest first.
 * @param {string} [path] as PATH
 * @param {string} [debian]
 * @returns {string | undefined}
 */
export function findPostgres(path = process.env['PATH'] ?? '', debian = '/usr/lib/postgresql') {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  return [
    ...path.split(delimiter).filter((folder) => folder !== ''),
    ...versions.map((version) => join(debian, version, 'bin')),
  ].find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
}

/**
 * Starts a server of its own on a free port of this machine, in a folder that is removed at the end. PostgreSQL refuses
 * to run as root; then it runs as the user `postgres`, whom Debian's package makes, or else as `nobody`.
 * @param {string} programs the folder of `findPostgres`
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres(programs) {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-postgres-'));
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  if (user !== undefined) execFileSync('chown', [user, folder]);
  /** @type {(program: string, args: string[]) => [string, string[]]} */
  const as = (program, args) =>
    user === undefined
      ? [join(programs, program), args]
      : [
          'setpriv',
          ['--reuid', user, '--regid', user, '--clear-groups', '--', join(programs, program), ...args],
        ];
  const data = join(folder, 'data');
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' };
  try {
    const [initdb, initArgs] = as('initdb', [
      `--pgdata=${data}`,
      '--username=callboard',
      '--auth=trust',
      '--encoding=UTF8',
      '--no-sync',
    ]);
    execFileSync(initdb, initArgs, { stdio: ['ignore', 'ignore', 'pipe'], env });
    const port = await freePort();
    const [postgres, args] = as('postgres', [
      '-D',
      data,
      `--port=${port}`,
      '--listen_addresses=127.0.0.1',
      '--unix_socket_directories=',
      '--max_connections=200',
      ...QUICK.map((setting) => `--${setting}`),
    ]);
    const server = spawn(postgres, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
    await ready(server);
    return {
      url: `postgres://callboard@127.0.0.1:${port}/postgres`,
      stop: () =>
        new Promise((resolve) => {
          server.once('close', () => {
            rmSync(folder, { recursive: true, force: true });
            resolve();
          });
          // Those still connected are cut off.
          server.kill('SIGINT');
        }),
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function unprivilegedUser() {
  try {
    execFileSync('id', ['postgres'], { stdio: 'ignore' });
    return 'postgres';
  } catch {
    return 'nobody';
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} server
 * @returns {Promise<void>}
 */
function ready(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => {
      server.kill('SIGKILL');
      reject(new Error(`PostgreSQL was not ready within ${READY_WITHIN_MS / 1000} seconds: ${said}`));
    }, READY_WITHIN_MS);
    server.once('error', reject);
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL ended with exit code ${code}: ${said}`));
    });
    server.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (!said.includes('database system is ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
