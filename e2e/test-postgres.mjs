/**
 * `npm run test:postgres`: the tests of everything that uses the store, on PostgreSQL. Uses the server of DATABASE_URL,
 * where each test makes a schema of its own and removes it, or starts one in a temporary folder.
 */
import { ensureDependencies } from '../server/bootstrap/dependencies.mjs';
import { requireSupportedNode } from '../server/bootstrap/node-version.mjs';
import { closingLine, verdict } from './runner/counts.mjs';
import { findPostgres, startPostgres } from './runner/postgres-server.mjs';
import { countVitest, freshReport, readReport } from './runner/reports.mjs';
import { runTool } from './runner/run-tool.mjs';

/** The folders whose tests take their database from server/testing/store-under-test.ts. */
const ON_THE_STORE = [
  'server/store',
  'server/auth',
  'server/features/auth',
  'server/features/people',
  'server/recorder',
  'server/search',
  'server/indexer',
  'server/jobs',
  'server/notices',
  'server/features/eventbridge',
  'server/features/investigator/findings.http.test.ts',
  'server/features/investigator/cohorts',
  'server/features/notes',
  'server/features/notices',
  'server/features/layouts',
  'server/features/recorder',
  'server/features/search',
  'server/features/stage-views',
  'server/features/bulk',
];
const MINUTES = 10;

requireSupportedNode();
await ensureDependencies();

const server = await serverToUse().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
const report = freshReport('postgres');
const { ending } = await runTool(
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=unit',
    '--project=http',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(process.argv.length > 2 ? process.argv.slice(2) : ON_THE_STORE),
  ],
  {
    minutes: MINUTES,
    env: { CALLBOARD_TEST_POSTGRES: server.url },
    onOutput: (text) => void process.stdout.write(text),
  },
);
await server.stop();
const counts = verdict(readReport(report, countVitest), ending);
console.log(
  `On PostgreSQL: ${closingLine(counts)}${'problem' in counts ? ` (${String(counts.problem)})` : ''}`,
);
if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;

/** @returns {Promise<import('./runner/postgres-server.mjs').PostgresServer>} */
async function serverToUse() {
  const url = process.env['DATABASE_URL'];
  if (url) return { url, stop: () => Promise.resolve() };
  const programs = findPostgres();
  if (programs === undefined)
    throw new Error(
      'There is no PostgreSQL to test on: set DATABASE_URL to a database in which schemas may be made, or install the ' +
        'server (Debian: apt-get install postgresql).',
    );
  return startPostgres(programs);
}
