import { ensureBuilt } from '../../server/bootstrap/build-stamp.mjs';
import { findChromium } from '../browser/find-chromium.mjs';
import { verdict } from './counts.mjs';
import { readPlaywright, readVitest, freshFolder, freshReport, readReport } from './reports.mjs';
import { runCheck } from './run-check.mjs';
import { runTool } from './run-tool.mjs';

/**
 * @typedef {object} TierContext
 * @property {import('./output.mjs').Print} print
 * @property {number} minutes the longest a tier may take before it has failed
 * @property {boolean} whole whether the browser tier has `e2e/wide` in it
 * @property {string[]} args handed on to the tier's runner
 *
 * @typedef {(context: TierContext) => Promise<import('./counts.mjs').Counts & { problem?: string }>} Tier
 */

/** @type {Record<import('./test-options.mjs').TierName, Tier>} */
export const TIERS = {
  check: ({ print }) => runCheck(print),
  // Left to itself, vitest keeps one of two cores free.
  components: (context) => vitest(context, 'dom', 2),
  // These wait for timers and sockets a good part of their time.
  http: (context) => vitest(context, 'http', 4),
  browser: (context) => {
    if (context.args.length > 0) return playwright(context, ['desktop', 'mobile']);
    if (!context.whole) return playwright({ ...context, args: ['e2e/specs/'] }, ['desktop', 'mobile']);
    // Of a part of the specs, nothing can be said about what all of them do.
    return playwright(context, ['desktop', 'mobile', 'closing']);
  },
  screenshots: (context) => playwright(context, ['screenshots']),
};

/**
 * Components in a DOM, or the real server and the real emulator driven by requests.
 * @param {TierContext} context
 * @param {'dom' | 'http'} project
 * @param {number} workers
 */
async function vitest({ print, minutes, args }, project, workers) {
  const report = freshReport(project);
  const { ending } = await runTool(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      `--project=${project}`,
      `--maxWorkers=${workers}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { minutes, onOutput: print },
  );
  return verdict(readReport(report, readVitest), ending);
}

/**
 * A real Chromium against the built app, the real server and the real emulator.
 * @param {TierContext} context
 * @param {string[]} projects
 */
async function playwright({ print, minutes, args }, projects) {
  const chromium = await findChromium();
  await ensureBuilt();
  const report = freshReport('playwright');
  const { ending } = await runTool(
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config=e2e/playwright.config.ts',
      ...projects.map((project) => `--project=${project}`),
      ...args,
    ],
    {
      minutes,
      onOutput: print,
      env: {
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_REPORT: report,
        ...(projects.includes('closing') ? { PAGE_REQUESTS: freshFolder('page-requests') } : {}),
      },
    },
  );
  return verdict(readReport(report, readPlaywright), ending);
}
