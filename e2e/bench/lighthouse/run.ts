/**
 * Lighthouse on the stages list and a live session, desktop and mobile, against the built app and the emulator.
 * Prints one line a run and a table for docs/performance.md. The emulated network and CPU are Lighthouse's own.
 *
 *   npm run build && npm run bench:lighthouse
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

const RUNS = Number(process.env['RUNS'] ?? 5);
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

const chromePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const server = fork(new URL('serve.ts', import.meta.url));
const [origin] = (await once(server, 'message')) as [string];
const chrome = await launch({
  chromePath,
  chromeFlags: [
    '--headless=new',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});

interface Page {
  name: string;
  path: string;
}

async function liveSession(): Promise<Page> {
  const answer = await fetch(`${origin}/api/emulator/stages?maxResults=100`);
  const { items } = (await answer.json()) as {
    items: { arn: string; name?: string; activeSessionId?: string }[];
  };
  const stage = items.find((item) => item.name === 'show-morning-brief' && item.activeSessionId);
  if (!stage) throw new Error('The scenario has no live stage show-morning-brief.');
  const id = stage.arn.slice(stage.arn.lastIndexOf('/') + 1);
  return { name: 'session', path: `/emulator/stages/${id}/sessions/${stage.activeSessionId ?? ''}` };
}

const ATTEMPTS = 4;

/** One run. Now and then Lighthouse misses the trace of a page load and asks to be run again; it is, and says so. */
async function measure(url: string, preset: 'desktop' | 'mobile') {
  for (let attempt = 1; ; attempt += 1) {
    const result = await lighthouse(
      url,
      { port: chrome.port, onlyCategories: [...CATEGORIES], logLevel: 'error' },
      preset === 'desktop' ? desktopConfig : undefined,
    );
    if (!result) throw new Error('Lighthouse gave no result.');
    const { runtimeError } = result.lhr;
    if (!runtimeError) return result.lhr;
    console.log(`Lighthouse could not record this run (${runtimeError.code}).`);
    if (attempt === ATTEMPTS) throw new Error(runtimeError.message);
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

try {
  const rows = [
    '| page | preset | performance | accessibility | best practices | LCP s | TBT ms | CLS |',
    '|---|---|---|---|---|---|---|---|',
  ];
  for (const page of [{ name: 'stages', path: '/emulator/stages' }, await liveSession()]) {
    for (const preset of ['desktop', 'mobile'] as const) {
      const runs: number[][] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const { categories, audits } = await measure(`${origin}${page.path}`, preset);
        const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
        const figures = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map(
          (id) => audits[id]?.numericValue ?? Number.NaN,
        );
        runs.push([...scores, ...figures]);
        console.log(
          page.name,
          preset,
          scores.join('/'),
          figures.map((figure) => figure.toFixed(2)).join(' '),
        );
        const lost = Object.values(audits).filter(
          (audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative',
        );
        if (run === 0)
          for (const audit of lost) console.log(`   ${audit.id}: ${audit.displayValue ?? audit.title}`);
      }
      const [performance, accessibility, practices, lcp, tbt, cls] = [0, 1, 2, 3, 4, 5].map((index) =>
        median(runs.map((run) => run[index] ?? Number.NaN)),
      );
      rows.push(
        `| ${page.name} | ${preset} | ${performance} | ${accessibility} | ${practices} | ${((lcp ?? 0) / 1000).toFixed(2)} | ${(tbt ?? 0).toFixed(0)} | ${(cls ?? 0).toFixed(3)} |`,
      );
    }
  }
  console.log(`\n${rows.join('\n')}`);
} finally {
  chrome.kill();
  server.disconnect();
}
