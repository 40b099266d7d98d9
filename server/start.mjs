/**
 * `npm start`: from a bare checkout to a running console. Installs and builds what is missing, then becomes the server:
 * it is loaded into this process, so that Ctrl-C and signals reach it directly and there is nothing to forward.
 * `npm run emulator` does the same for the emulator alone, `npm run backup` and `npm run restore` for what is kept.
 */
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './bootstrap/build-stamp.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { requireSupportedNode } from './bootstrap/node-version.mjs';
import { projectPath } from './bootstrap/project.mjs';
import { startOptions } from './bootstrap/start-options.mjs';

requireSupportedNode();
// On Node 20 the AWS SDK announces on stderr that releases from January 2027 need Node 22; the README says so too.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { program, args } = await prepare();
const entry = projectPath('dist', 'server', `${program}.js`);
// The program reads its command line as if it had been started itself.
process.argv.splice(1, process.argv.length - 1, entry, ...args);
process.env['NODE_ENV'] ??= 'production';
await import(pathToFileURL(entry).href);
if (program === 'main' || program === 'emulator')
  console.log(`Ready ${(performance.now() / 1000).toFixed(1)} s after the command began.`);

/** Everything that can go wrong before there is a server, each said in one sentence. */
async function prepare() {
  try {
    const options = startOptions(process.argv.slice(2));
    Object.assign(process.env, options.env);
    await ensureDependencies();
    await ensureBuilt();
    return options;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
