import { dirname, join } from 'node:path';
import { projectPath } from './bootstrap/project.mjs';

/**
 * Bundles programs of the server to plain JavaScript, which needs no tsx.
 * @param {Record<string, string>} programs name of what is written: path of the source in the project
 * @param {string} dir where to; somewhere in the project, since what is left out of the bundle is looked for from there
 */
export async function bundleServer(programs, dir) {
  const { build } = await import('rolldown');
  await build({
    cwd: projectPath(),
    input: programs,
    platform: 'node',
    // SQLite and argon2 are machine code, which no bundle can hold, and each machine has its own; pg looks for an optional
    // binding.
    external: ['libsql', '@node-rs/argon2', 'pg', 'pg-native'],
    tsconfig: projectPath('server', 'tsconfig.json'),
    plugins: [programsOfThreads()],
    output: {
      dir,
      format: 'esm',
      entryFileNames: '[name].js',
      // What the SDK loads only for some credential sources stays apart and unread until it is asked for.
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
  });
}

/** How the source names the program of a thread, beside the file that starts it. */
const PROGRAM_OF_THREAD = /new URL\('\.\/([a-z-]+)\.mjs', import\.meta\.url\)/g;

/**
 * A thread is started from a file of its own: it is written beside the chunks, and found from wherever the code that
 * starts it has come to lie.
 * @returns {import('rolldown').Plugin}
 */
function programsOfThreads() {
  return {
    name: 'programs-of-threads',
    transform: {
      filter: { code: PROGRAM_OF_THREAD },
      handler(code, importer) {
        return code.replaceAll(PROGRAM_OF_THREAD, (_, /** @type {string} */ name) => {
          const id = join(dirname(importer), `${name}.mjs`);
          const reference = this.emitFile({ type: 'chunk', id, name });
          return `new URL(import.meta.ROLLDOWN_FILE_URL_${reference})`;
        });
      },
    },
  };
}
