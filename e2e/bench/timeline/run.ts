/**
 * `npm run bench:timeline`: the session timeline in Chromium, beside other charts with the same data, and a million events on
 * their way into a page. Prints tables and holds them to their bounds (exit code 1 where one does not hold); about ten minutes.
 *
 *     PART=charts npm run bench:timeline     # or loading, or size
 *     CHARTS=callboard npm run bench:timeline
 *     FRAMES=600 OUT=timeline.md npm run bench:timeline
 */
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { findChromium } from '../../browser/find-chromium.mjs';
import { servePage } from './build-page.ts';
import {
  chartChecks,
  chartTable,
  type Check,
  checkTable,
  holds,
  ratioChecks,
  ratiosOf,
  roundTable,
} from './chart-table.ts';
import { type ChartRun, moveChart, type Round, runChart } from './chart-runs.ts';
import { chunkSizes } from './chunk-size.ts';
import { benchLoading } from './loading.ts';
import type { SessionKey } from './sessions.ts';

const PARTS = (process.env['PART'] ?? 'charts,loading,size').split(',');
const CHARTS = process.env['CHARTS']?.split(',');
const FRAMES = Number(process.env['FRAMES'] ?? 240);
/** In which ours and the two quickest of the others are moved again, one after the other. */
const ROUNDS = 3;
const OUT = process.env['OUT'];
const CHUNK_BOUND = 15_000;

const RUNS: [subject: string, session: SessionKey][] = [
  ['callboard', 'small'],
  ['callboard', 'middle'],
  ['callboard', 'million'],
  ['callboard', 'dense'],
  ['callboard', 'overview'],
  ['echarts', 'million'],
  ['flame-chart-js', 'million'],
  ['vis-timeline', 'middle'],
];

const said: string[] = [];
const say = (text: string) => {
  said.push(text);
  console.log(text);
};
const checks: Check[] = [];

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
});
try {
  say(`Chromium ${browser.version()}, load of the machine at the beginning ${loadavg()[0]?.toFixed(1)}\n`);
  if (PARTS.includes('charts')) {
    const page = await servePage();
    const runs: ChartRun[] = [];
    for (const [subject, session] of RUNS)
      if (CHARTS === undefined || CHARTS.includes(subject))
        runs.push(await runChart(browser, page.url, subject, session, FRAMES));
    // In turns: what else the host of this machine does comes and goes within minutes.
    const rounds: Round[] = runs.map((run) => ({ ...run, pan: run.pan.work, zoom: run.zoom.work }));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const subject of ['callboard', 'echarts', 'flame-chart-js'])
        if (CHARTS === undefined || CHARTS.includes(subject))
          rounds.push(await moveChart(browser, page.url, subject, 'million', FRAMES));
    await page.close();
    const ratios = ratiosOf(rounds);
    say(`${chartTable(runs)}\n\n${roundTable(rounds, ratios)}\n`);
    checks.push(...chartChecks(runs), ...ratioChecks(ratios));
  }
  if (PARTS.includes('loading')) {
    const loading = await benchLoading(browser);
    say(`${loading.table}\n`);
    checks.push(...loading.checks);
  }
  if (PARTS.includes('size')) {
    const { modules, chart, worker } = await chunkSizes();
    const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
    say(`All modules of the timeline as one file: ${kb(modules)}; the worker: ${kb(worker)}\n`);
    const what = chart === undefined ? 'the timeline, gzip -9' : "the chart's own file, gzip -9";
    checks.push({ what, seen: (chart ?? modules) / 1000, bound: CHUNK_BOUND / 1000, unit: 'kB' });
  }
} finally {
  await browser.close();
}
say(checkTable(checks));
if (OUT !== undefined) await writeFile(OUT, `${said.join('\n')}\n`);
if (!checks.every(holds)) process.exitCode = 1;
