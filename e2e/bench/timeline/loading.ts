/** A million events on their way from the console's database into the page of their session, in the real app. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { laneHeads } from '#shared/participants/event-columns.ts';
import { BLOCK_HEADER } from '#shared/sessions/events.ts';
import { startChild } from '../load/child-process.ts';
import { clientOf, liveSessionOf } from '../load/client.ts';
import type { Check } from './chart-table.ts';
import { browserCookieOf, cookieOf } from '#server/testing/test-sessions.ts';

/** What blocks a page, or the server that all share, for longer than this is felt. */
const BLOCKED_MS = 50;
const ALL_LOADED = /^(10,\d{3}) of \1 loaded$/;

interface Task {
  start: number;
  duration: number;
}

/** How long turns of the server's event loop took, in milliseconds. */
interface Loop {
  loop99: number;
  loopMax: number;
  /** The longest, but for the time in which the thread waited for a core that another program had. */
  ownMax: number;
}

/** While the server loads the events from AWS, and while it gives those that it holds. */
interface Loops {
  loading: Loop;
  giving: Loop;
}

/** What a visit of the page brought. Times in milliseconds. */
interface Visit {
  seconds: number;
  bytes: number;
  requests: number;
  /** Tasks of over 50 ms while events were arriving, and before. */
  during: Task[];
  before: Task[];
  /** The longest tasks while events were arriving, by the clock and of the thread's own time. */
  longest: { clock: number; thread: number };
  worker: boolean;
}

export async function benchLoading(browser: Browser): Promise<{ table: string; checks: Check[] }> {
  const emulator = await startChild<unknown>('emulator-program', {});
  const server = await startChild<{ url: string }>('console-program', emulator.ready);
  try {
    const { url } = server.ready;
    const { path } = await liveSessionOf(clientOf(url), 'arena-main');
    const address = `${url}/emulator${path}`;
    await server.child.ask('begin');
    const asTheyCome = await visit(browser, address, true);
    const loading = await server.child.ask<Loop>('figures');
    await server.child.ask('begin');
    const atOnce = await visit(browser, address, false);
    const giving = await server.child.ask<Loop>('figures');
    const events = await countEvents(url, path);
    return {
      table: tableOf(events, asTheyCome, atOnce, { loading, giving }),
      checks: checksOf(events, asTheyCome, atOnce, { loading, giving }),
    };
  } finally {
    await server.child.stop();
    await emulator.child.stop();
  }
}

/** Opens the page of the session and stays until all lanes are there. @param start whether to have everybody loaded */
async function visit(browser: Browser, address: string, start: boolean): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([browserCookieOf('administrator', address)]);
  const page = await context.newPage();
  // esbuild wraps functions in it, also those that are sent to the page.
  await page.addInitScript('globalThis.__name = (value) => value;');
  await page.addInitScript(() => {
    performance.setResourceTimingBufferSize(20_000);
    const tasks: { start: number; duration: number }[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration });
    }).observe({ type: 'longtask', buffered: true });
  });
  const wire = await watchWire(context, page);
  let worker = false;
  page.on('worker', (one) => (worker ||= one.url().includes('unpack-worker')));
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await page.goto(address);
  if (start) await page.getByRole('button', { name: 'Load all' }).click({ timeout: 120_000 });
  await page.getByText(ALL_LOADED).first().waitFor({ timeout: 900_000 });
  const seen = await page.evaluate(() => {
    const arrivals = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/events\?/.test(name)) as PerformanceResourceTiming[];
    const { longTasks } = globalThis as unknown as { longTasks: { start: number; duration: number }[] };
    return { now: performance.now(), first: arrivals[0]?.responseStart ?? 0, longTasks };
  });
  const trace = (await browser.stopTracing()).toString('utf8');
  await context.close();
  return {
    seconds: (seen.now - seen.first) / 1000,
    ...wire,
    during: seen.longTasks.filter((task) => task.start + task.duration > seen.first),
    before: seen.longTasks.filter((task) => task.start + task.duration <= seen.first),
    longest: longestTask(trace, seen.first),
    worker,
  };
}

/** Counts, as they come, the bytes of the answers that carry events. */
async function watchWire(context: BrowserContext, page: Page): Promise<{ bytes: number; requests: number }> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  const ofEvents = new Set<string>();
  const wire = { bytes: 0, requests: 0 };
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (/\/events\?/.test(response.url)) ofEvents.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!ofEvents.has(requestId)) return;
    wire.requests += 1;
    wire.bytes += encodedDataLength;
  });
  return wire;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** The longest task of the page's main thread from an instant of the page's clock on, in milliseconds. */
function longestTask(trace: string, from: number): { clock: number; thread: number } {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const tasks = traceEvents.filter(({ name, dur }) => dur !== undefined && /RunTask$/.test(name));
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const byThread = new Map<string, TraceEvent[]>();
  for (const task of tasks) {
    const key = `${task.pid} ${task.tid}`;
    if (mains.has(key)) byThread.set(key, [...(byThread.get(key) ?? []), task]);
  }
  // The page under test is the renderer that had the most to do.
  const total = (some: TraceEvent[]) => some.reduce((sum, { dur = 0 }) => sum + dur, 0);
  const [own = []] = [...byThread.values()].toSorted((a, b) => total(b) - total(a));
  const origin = traceEvents.find(({ name, pid }) => name === 'navigationStart' && pid === own[0]?.pid)?.ts;
  const since = own.filter(({ ts }) => origin === undefined || ts >= origin + from * 1000);
  const longest = (of: (task: TraceEvent) => number) =>
    since.reduce((most, task) => Math.max(most, of(task)), 0) / 1000;
  return { clock: longest(({ dur = 0 }) => dur), thread: longest(({ tdur = 0 }) => tdur) };
}

/** Events in the blocks that a browser is given. */
async function countEvents(url: string, path: string): Promise<number> {
  let count = 0;
  for (let after = '-1'; ;) {
    const answer = await fetch(`${url}/api/emulator${path}/events?after=${after}`, {
      headers: { cookie: cookieOf('administrator') },
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const block = answer.headers.get(BLOCK_HEADER);
    if (block === null) return count;
    count += laneHeads(bytes).reduce((sum, head) => sum + head.count, 0);
    after = block;
  }
}

function tableOf(events: number, asTheyCome: Visit, atOnce: Visit, loops: Loops): string {
  const longest = (tasks: readonly Task[]) =>
    tasks.length === 0
      ? `none over ${BLOCKED_MS} ms`
      : `${tasks.length} over ${BLOCKED_MS} ms, the longest ${Math.max(...tasks.map(({ duration }) => duration)).toFixed(0)}`;
  const rows: [string, (visit: Visit) => string][] = [
    ['seconds from the first block to the last lane', ({ seconds }) => seconds.toFixed(1)],
    [
      'answers with events; MB on the wire',
      ({ requests, bytes }) => `${requests}; ${(bytes / 1e6).toFixed(2)}`,
    ],
    ['main-thread tasks meanwhile', ({ during }) => longest(during)],
    [
      'longest of them by the clock / of the thread',
      ({ longest: { clock, thread } }) => `${clock.toFixed(1)} / ${thread.toFixed(1)} ms`,
    ],
    ['main-thread tasks before: the page, the list of people', ({ before }) => longest(before)],
    ['unpacked in a worker', ({ worker }) => (worker ? 'yes' : 'NO')],
  ];
  return [
    `${events.toLocaleString('en-GB')} events of 10,000 people in the page of their session:\n`,
    '| what | as they are loaded from AWS | held by the server, all at once |',
    '| --- | ---: | ---: |',
    ...rows.map(([what, of]) => `| ${what} | ${of(asTheyCome)} | ${of(atOnce)} |`),
    `| event loop of the server, p99 / most / most but for waiting for a core | ${loopWords(loops.loading)} | ${loopWords(loops.giving)} |`,
  ].join('\n');
}

function loopWords({ loop99, loopMax, ownMax }: Loop): string {
  return `${loop99.toFixed(1)} / ${loopMax.toFixed(0)} / ${ownMax.toFixed(0)} ms`;
}

/** Of page and server their own time: here they share the cores with each other, the emulator and the rest of Chromium. */
function checksOf(events: number, asTheyCome: Visit, atOnce: Visit, loops: Loops): Check[] {
  return [
    {
      what: 'longest task of the page while a million events arrive as they are loaded',
      seen: asTheyCome.longest.thread,
      bound: BLOCKED_MS,
      unit: 'ms',
    },
    {
      what: 'longest task of the page while a million events arrive at once',
      seen: atOnce.longest.thread,
      bound: BLOCKED_MS,
      unit: 'ms',
    },
    {
      what: 'longest turn of the server’s event loop meanwhile',
      seen: Math.max(loops.loading.ownMax, loops.giving.ownMax),
      bound: BLOCKED_MS,
      unit: 'ms',
    },
    { what: 'on the wire a million events', seen: atOnce.bytes / 1e6 / (events / 1e6), bound: 4, unit: 'MB' },
    {
      what: 'visits whose events a worker unpacked',
      seen: Number(asTheyCome.worker) + Number(atOnce.worker),
      bound: 2,
      unit: 'visits',
      atLeast: true,
    },
  ];
}
