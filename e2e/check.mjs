/** `npm run check`: everything that can be said without a server or a browser, in under a minute. */
import { ensureDependencies } from '../server/bootstrap/dependencies.mjs';
import { requireSupportedNode } from '../server/bootstrap/node-version.mjs';
import { closingLine } from './runner/counts.mjs';
import { printer } from './runner/output.mjs';
import { runCheck } from './runner/run-check.mjs';

requireSupportedNode();
await ensureDependencies();
const print = printer(undefined);
const counts = await runCheck(print);
print(`\nIn ${(performance.now() / 1000).toFixed(1)} s.\n${closingLine(counts)}\n`);
if (counts.failed > 0) process.exitCode = 1;
