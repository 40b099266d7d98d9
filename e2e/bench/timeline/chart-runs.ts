import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Bench } from './page/main.ts';
import { readUntil } from './read-until.ts';
import { SESSIONS, type SessionKey } from './sessions.ts';
import { PLOT } from './subject.ts';

export interface Spread {
  median: number;
  p95: number;
}

/** What moving a chart in one way cost, in milliseconds. */
export interface Moved {
  /** Main-thread work of a frame, from its input to the end of its painting. */
  work: Spread;
  /** From one presented frame to the next. */
  interval: Spread;
  /** Time of the page's thread a frame, everything included, above that of frames in which nothing happens. */
  thread: number;
}

/** One chart with one session. */
export interface ChartRun {
  subject: string;
  session: SessionKey;
  events: number;
  /** Milliseconds from telling the chart to draw to the end of the frame with its picture. */
  firstPicture: number;
  /** The page's thread in that time, milliseconds. */
  firstPictureThread: number;
  /** Work of a frame in which nothing is asked for, the median: the browser's own, and that of measuring. Milliseconds. */
  idle: number;
  pan: Moved;
  zoom: Moved;
  scroll?: Moved | undefined;
  point?: Moved | undefined;
  /** Milliseconds of finding out what is at a place. */
  hit?: Spread & { p99: number };
  /**
   * Bytes that the page holds more after a collection than before it had the data: heap, DOM, typed arrays. Once it has
   * been moved, and all that it makes of the data is there.
   */
  memory: number;
  /** The same, the most of any reading from the data's arrival until then, in a page that does nothing else. */
  memoryAtMost: number;
}

/** Frames that are not counted: until the page's code has been compiled for what it does most, which takes some seconds. */
const WARM_UP = 180;
/** A chart that takes seconds for its first picture is given fewer frames, so that a run ends. */
const SLOW = { firstPictureMs: 5_000, frames: 30 };
const HITS = 20_000;
/** In which all that is made of the data has to be there: it takes a second or two. */
const WHOLE_AT_MOST_MS = 30_000;

/** What moving one chart cost in one round. */
export interface Round {
  subject: string;
  session: SessionKey;
  idle: number;
  pan: Spread;
  zoom: Spread;
}

/** Moves one chart and nothing more, in a page of its own. @throws when the chart shows nothing or does not move */
export async function moveChart(
  browser: Browser,
  url: string,
  subject: string,
  session: SessionKey,
  frames: number,
): Promise<Round> {
  const { context, page, devtools, failures } = await openChart(browser, url, subject, session);
  await page.evaluate(() => theBench().prepare());
  await page.evaluate(() => theBench().fill());
  await page.evaluate(async () => theBench().show());
  await page.waitForFunction(() => theBench().isWhole(), undefined, { timeout: WHOLE_AT_MOST_MS });
  const { idle, pan, zoom } = await panAndZoom(page, devtools, subject, frames);
  await context.close();
  if (failures.length > 0) throw new Error(`${subject}, ${session}: ${failures.join('; ')}`);
  return { subject, session, idle, pan: pan.work, zoom: zoom.work };
}

/** Measures one chart with one session, in a page of its own. @throws when the chart shows nothing or does not move */
export async function runChart(
  browser: Browser,
  url: string,
  subject: string,
  session: SessionKey,
  frames: number,
): Promise<ChartRun> {
  const { context, page, devtools, failures } = await openChart(browser, url, subject, session);
  await page.evaluate(() => theBench().prepare());
  const before = await heldBytes(devtools);
  await page.evaluate(() => theBench().fill());
  const { result: firstPicture, ms: firstPictureThread } = await threadTime(devtools, async () =>
    page.evaluate(async () => theBench().show()),
  );
  const count = firstPicture > SLOW.firstPictureMs ? SLOW.frames : frames;

  const { idle, pan, zoom, move } = await panAndZoom(page, devtools, subject, count);
  const run: ChartRun = {
    subject,
    session,
    events: SESSIONS[session].lanes * SESSIONS[session].perLane,
    firstPicture,
    firstPictureThread,
    idle,
    pan,
    zoom,
    memory: 0,
    memoryAtMost: 0,
  };
  if (subject === 'callboard') {
    run.scroll = await move(
      'scrolling',
      Array.from({ length: count }, (_, frame) => (frame < count / 2 ? 37 : -37)),
    );
    run.point = await move(
      'pointing',
      Array.from({ length: count }, (_, frame) => ({
        x: ((frame * 37) % PLOT.width) * 0.8,
        y: (frame * 13) % (PLOT.rows * PLOT.rowHeight - 60),
      })),
    );
    const hits = await page.evaluate((n) => theBench().hits(n), HITS);
    run.hit = { ...spread(hits), p99: quantile(hits, 0.99) };
  }
  await page.waitForFunction(() => theBench().isWhole(), undefined, { timeout: WHOLE_AT_MOST_MS });
  run.memory = (await heldBytes(devtools)) - before;
  await context.close();
  run.memoryAtMost = Math.max(run.memory, await heldAtMost(browser, url, subject, session));
  if (failures.length > 0) throw new Error(`${subject}, ${session}: ${failures.join('; ')}`);
  return run;
}

/**
 * Reads what a page holds, one reading after the other, while it draws its data and makes the rest of them.
 * @throws when something goes wrong in the page, or the rest is not there in time
 */
async function heldAtMost(
  browser: Browser,
  url: string,
  subject: string,
  session: SessionKey,
): Promise<number> {
  const { context, page, devtools, failures } = await openChart(browser, url, subject, session);
  await page.evaluate(() => theBench().prepare());
  const before = await heldBytes(devtools);
  await page.evaluate(() => theBench().fill());
  const read = async () => heldBytes(devtools);
  const isWhole = async () => page.evaluate(() => theBench().isWhole());
  const readings = [await read()];
  const shown = page
    .evaluate(async () => theBench().show())
    // Nobody waits for it while readings are taken.
    .catch((error: unknown) => failures.push(String(error)));
  try {
    const untilWhole = { read, isOver: isWhole, failures, atMostMs: WHOLE_AT_MOST_MS };
    readings.push(...(await readUntil(untilWhole)));
    await shown;
    readings.push(...(await readUntil(untilWhole)));
  } catch (error) {
    throw new Error(`${subject}, ${session}: the data are not there whole`, { cause: error });
  }
  await context.close();
  return Math.max(...readings) - before;
}

/** @returns also how to move it in other ways */
async function panAndZoom(page: Page, devtools: CDPSession, subject: string, count: number) {
  const idle = await threadTime(devtools, async () =>
    page.evaluate(async (n) => theBench().idling(n), count),
  );
  const idleFrame = idle.ms / count;
  const move = async <Step>(
    way: 'panning' | 'zooming' | 'scrolling' | 'pointing',
    steps: readonly Step[],
  ): Promise<Moved> => {
    const run = async (some: readonly Step[]) =>
      page.evaluate(async ([name, all]) => theBench()[name](all as never), [way, some] as const);
    await run(steps.slice(0, WARM_UP));
    const { ms, result } = await threadTime(devtools, async () => run(steps));
    return {
      work: spread(result.work),
      interval: spread(result.intervals),
      thread: ms / steps.length - idleFrame,
    };
  };

  await expectMoves(page, subject);
  await page.evaluate(() => theBench().zoom(8));
  const pan = await move('panning', panSteps(count));
  await page.evaluate(() => theBench().zoom(1e-6));
  const zoom = await move('zooming', zoomSteps(count));
  await page.evaluate(() => theBench().zoom(1e-6));
  return { idle: spread(idle.result.work).median, pan, zoom, move };
}

async function openChart(browser: Browser, url: string, subject: string, session: SessionKey) {
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 } });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  // esbuild wraps functions in it, also those that are sent to the page.
  await page.addInitScript('globalThis.__name = (value) => value;');
  await page.goto(`${url}?subject=${subject}&session=${session}`);
  await page.waitForFunction(() => 'theBench' in globalThis);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { context, page, devtools, failures };
}

/** In the page: what `page/main.ts` put there. Functions that are sent to it may use nothing else from outside. */
declare function theBench(): Bench;

async function expectMoves(page: Page, subject: string): Promise<void> {
  const look = async () =>
    page.evaluate(async () => {
      await theBench().idling(3);
      return theBench().signature();
    });
  const whole = await look();
  await page.evaluate(() => theBench().zoom(8));
  const near = await look();
  await page.evaluate(() => theBench().pan(300));
  const aside = await look();
  // Frame by frame too: what one step moves, many might not.
  await page.evaluate(async () => theBench().panning([-20, -20, -20]));
  const back = await page.evaluate(() => theBench().signature());
  await page.evaluate(async () => theBench().panning([-20]));
  const further = await page.evaluate(() => theBench().signature());
  await page.evaluate(() => theBench().zoom(1e-6));
  const again = await look();
  const looks = [whole, near, aside, back, further, again];
  const moved = looks.every((one, i) => i === 0 || one !== looks[i - 1]);
  if (!moved) throw new Error(`${subject} does not show what it was moved to.`);
}

/** To and fro, an and a half widths to either side. */
function panSteps(count: number): number[] {
  const at = (frame: number) => 1.5 * PLOT.width * Math.sin((frame / 120) * 2 * Math.PI);
  return Array.from({ length: count }, (_, frame) => at(frame + 1) - at(frame));
}

/** From the whole to a 64th of it, and back. */
function zoomSteps(count: number): number[] {
  const detail = (frame: number) => 64 ** Math.abs(Math.sin((frame / 120) * Math.PI));
  return Array.from({ length: count }, (_, frame) => detail(frame + 1) / detail(frame));
}

/** Time of the page's own thread, which other programs of the machine do not lengthen. */
async function threadTime<T>(
  devtools: CDPSession,
  work: () => Promise<T>,
): Promise<{ ms: number; result: T }> {
  const now = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const began = await now();
  const result = await work();
  return { ms: (await now()) - began, result };
}

/** What the page holds after what it does not hold has been thrown away. */
async function heldBytes(devtools: CDPSession): Promise<number> {
  for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

function spread(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), p95: quantile(values, 0.95) };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
