import { ensureBuilt } from '../../server/bootstrap/build-stamp.mjs';
import { findChromium } from '../browser/find-chromium.mjs';
import { verdict } from './counts.mjs';
import { countPlaywright, countVitest, freshReport, readReport } from './reports.mjs';
import { runCheck } from './run-check.mjs';
import { runTool } from './run-tool.mjs';

/**
 * @typedef {object} TierContext
 * @property {import('./output.mjs').Print} print
 * @property {number} minutes the longest a tier may take before it has failed
 * @property {string[]} args handed on to the tier's runner
 *
 * @typedef {(context: TierContext) => Promise<import('./counts.mjs').Counts & { problem?: string }>} Tier
 */

/** @type {Record<'check' | 'http' | 'browser' | 'screenshots', Tier>} */
export const TIERS = {
  check: ({ print }) => runCheck(print),
  http: httpTests,
  browser: (context) => playwright(context, ['desktop', 'mobile']),
  screenshots: (context) => playwright(context, ['screenshots']),
};

/**
 * The real server and the real emulator, driven by requests.
 * @type {Tier}
 */
async function httpTests({ print, minutes, args }) {
  const report = freshReport('http');
  const { ending } = await runTool(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project=http',
      // These mostly wait for timers and sockets: left to itself, vitest runs one at a time on two cores.
      '--maxWorkers=3',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { minutes, onOutput: print },
  );
  return verdict(readReport(report, countVitest), ending);
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
    { minutes, onOutput: print, env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_REPORT: report } },
  );
  return verdict(readReport(report, countPlaywright), ending);
}
