/**
 * `npm run dev`: the server by `tsx watch` and the web app by vite's dev server (http://127.0.0.1:5173, which hands
 * /api to the server). They begin and end together. The page comes from vite here, without the content security policy
 * of the real server: vite's error overlay and hot reload write innerHTML, which that policy refuses.
 */
import { spawn } from 'node:child_process';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { requireSupportedNode } from './bootstrap/node-version.mjs';
import { projectPath } from './bootstrap/project.mjs';
import { startOptions } from './bootstrap/start-options.mjs';

requireSupportedNode();
await ensureDependencies();

const options = startOptions(process.argv.slice(2));
const env = {
  ...process.env,
  ...options.env,
  // The browser's requests come from vite's page.
  CALLBOARD_ORIGINS: [process.env['CALLBOARD_ORIGINS'], 'http://127.0.0.1:5173'].filter(Boolean).join(','),
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};
const tools = [
  [projectPath('node_modules', 'tsx', 'dist', 'cli.mjs'), 'watch', '--clear-screen=false', 'server/main.ts'],
  [
    projectPath('node_modules', 'vite', 'bin', 'vite.js'),
    '--config',
    'vite.config.ts',
    '--clearScreen=false',
  ],
];
const children = tools.map((args, place) => {
  const own = place === 0 ? options.args : [];
  const child = spawn(process.execPath, [...args, ...own], { cwd: projectPath(), env, stdio: 'inherit' });
  child.once('exit', (code) => endAll(code ?? 1));
  return child;
});

let ending = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => endAll(0));
}

/** @param {number} code */
function endAll(code) {
  if (!ending) process.exitCode = code;
  ending = true;
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  }
}
