/**
 * What the timeline's plain modules cost, by the number of events: `npm run bench:timeline-modules`.
 *
 * A frame is everything that is computed to paint the lanes in view: which rows, ticks, runs of every band, marks.
 * Painting itself is left out: that is the browser's. Figures go into docs/performance.md, "Timeline".
 */
import { LaneShapes } from '#web/features/sessions/timeline/data/lane-shapes.ts';
import type { LaneShape } from '#web/features/sessions/timeline/data/derive.ts';
import { SessionFigureBook } from '#web/features/sessions/timeline/data/session-figures.ts';
import { TimelineStore } from '#web/features/sessions/timeline/data/store.ts';
import { hitLane } from '#web/features/sessions/timeline/geometry/hit-test.ts';
import { rowsInView } from '#web/features/sessions/timeline/geometry/lane-rows.ts';
import { paintMarks, paintRuns } from '#web/features/sessions/timeline/geometry/pixel-runs.ts';
import type { Projection } from '#web/components/time-axis/projection.ts';
import { ticksOf } from '#web/components/time-axis/ticks.ts';
import { boundsOf, panBy, type TimeWindow, zoomAt } from '#web/components/time-axis/time-window.ts';

const START = Date.parse('2026-11-20T14:00:00Z');
const HOURS_2 = 2 * 3_600_000;
const EXTENT = { start: START, end: START + HOURS_2 };
const BOUNDS = boundsOf(EXTENT.start, EXTENT.end);
const WIDTH = 1240;
const HEIGHT = 800;
const ROW = 24;
const FRAMES = 400;
const HITS = 20_000;

const mulberry = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

/** A lane that stays, receives twelve publishers coming and going, and errs now and then. */
function laneEvents(count: number, random: () => number) {
  const at = (share: number) => new Date(START + Math.floor((share * HOURS_2) / 1000) * 1000).toISOString();
  const events = [{ name: 'JOINED', eventTime: at(0.001) }] as Record<string, string>[];
  for (let i = 1; i < count; i += 2) {
    const from = random();
    const remoteParticipantId = `publisher-${Math.floor(random() * 12)}`;
    if (random() < 0.02) {
      events.push({
        name: 'SUBSCRIBE_ERROR',
        eventTime: at(from),
        remoteParticipantId,
        errorCode: 'QUOTA_EXCEEDED',
      });
    }
    events.push({ name: 'SUBSCRIBE_STARTED', eventTime: at(from), remoteParticipantId });
    events.push({
      name: 'SUBSCRIBE_STOPPED',
      eventTime: at(Math.min(1, from + random() * 0.1)),
      remoteParticipantId,
    });
  }
  return events.slice(0, count);
}

interface Sample {
  median: number;
  p95: number;
  p99: number;
  worst: number;
}

function measure(times: number, run: (i: number) => void): Sample {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const from = performance.now();
    run(i);
    taken.push(performance.now() - from);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) };
}

let sink = 0;

function frame(shapes: readonly LaneShape[], projection: Projection): void {
  sink += ticksOf(projection, 'Europe/Vienna', 68).ticks.length;
  const count = (x: number) => {
    sink += x;
  };
  for (const shape of shapes) {
    for (const band of [shape.presence, shape.replicating, shape.publishing, shape.receiving]) {
      paintRuns(band, projection, 1, count);
    }
    paintMarks(shape.subscriptionChanges, projection, 3, 1, count);
    paintMarks(shape.exchanges.times, projection, 4, 4, count);
    paintMarks(shape.errors.times, projection, 7, 8, count);
  }
}

async function load(lanes: number, perLane: number) {
  const random = mulberry(1);
  const ids = Array.from({ length: lanes }, (_, i) => `p${i}`);
  const pages = ids.map(() => laneEvents(perLane, random));
  const heapBefore = await heap();
  const from = performance.now();
  const store = new TimelineStore();
  store.setParticipants(
    ids.map((participantId) => ({ participantId })),
    true,
  );
  ids.forEach((id, i) => {
    const events = pages[i] ?? [];
    // In AWS's pages, and newest first as its samples show them.
    for (let k = events.length; k > 0; k -= 100)
      store.addEvents(id, events.slice(Math.max(0, k - 100), k).reverse());
    store.setLoad(id, { state: 'loaded', asOf: EXTENT.end });
  });
  const took = performance.now() - from;
  return { store, took, megabytes: ((await heap()) - heapBefore) / 1e6 };
}

/** Bytes held, when `--expose-gc` lets what is not held be thrown away first. */
async function heap(): Promise<number> {
  for (let i = 0; i < 3; i += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function bench(name: string, lanes: number, perLane: number) {
  const { store, took, megabytes } = await load(lanes, perLane);
  const events = lanes * perLane;
  const derive = measure(1, () => {
    sink += new SessionFigureBook().of(store, EXTENT).errors;
  });
  const shapes = new LaneShapes();
  const rows = { count: store.ids.length, height: ROW };
  const inView = (scrollTop: number) => {
    const { first, end } = rowsInView(rows, scrollTop, HEIGHT);
    return store.ids.slice(first, end).flatMap((id) => {
      const lane = store.lane(id);
      return (lane && shapes.of(lane, EXTENT)) ?? [];
    });
  };
  const visible = inView(0);
  const part: TimeWindow = zoomAt(BOUNDS, START + HOURS_2 / 2, 8, BOUNDS);
  const project = (window: TimeWindow): Projection => ({ ...window, width: WIDTH });
  const warm = () => measure(200, () => frame(visible, project(BOUNDS)));
  warm();
  const whole = measure(FRAMES, () => frame(visible, project(BOUNDS)));
  const pan = measure(FRAMES, (i) =>
    frame(visible, project(panBy(part, Math.sin(i / 40) * HOURS_2, BOUNDS))),
  );
  const zoom = measure(FRAMES, (i) =>
    frame(visible, project(zoomAt(BOUNDS, START + HOURS_2 / 3, 64 ** Math.abs(Math.sin(i / 60)), BOUNDS))),
  );
  const depth = Math.max(0, rows.count * ROW - HEIGHT);
  const scroll = measure(FRAMES, (i) => frame(inView((i / FRAMES) * depth), project(BOUNDS)));
  const random = mulberry(2);
  const hit = measure(HITS, () => {
    const shape = visible[Math.floor(random() * visible.length)];
    if (shape) sink += hitLane(shape, START + random() * HOURS_2, 6_000).receivedFrom.length;
  });
  return { name, events, took, megabytes, derive: derive.worst, whole, pan, zoom, scroll, hit };
}

const ms = (value: number) => value.toFixed(value < 10 ? 3 : 0);

const results = [
  await bench('100 lanes x 10', 100, 10),
  await bench('1,000 lanes x 100', 1_000, 100),
  await bench('10,000 lanes x 100', 10_000, 100),
  await bench('100 lanes x 10,000 (dense)', 100, 10_000),
];

const lines = [
  '| session | events | load ms | memory MB | derive all ms | frame whole | pan | zoom | scroll | hit-test median / p99 |',
  '|---|---|---|---|---|---|---|---|---|---|',
  ...results.map(({ name, events, took, megabytes, derive, whole, pan, zoom, scroll, hit }) => {
    const pair = ({ median, p95 }: Sample) => `${ms(median)} / ${ms(p95)}`;
    const cells = [
      name,
      events.toLocaleString('en-GB'),
      ms(took),
      globalThis.gc ? megabytes.toFixed(1) : 'n/m',
      ms(derive),
      pair(whole),
      pair(pan),
      pair(zoom),
      pair(scroll),
      `${ms(hit.median)} / ${ms(hit.p99)}`,
    ];
    return `| ${cells.join(' | ')} |`;
  }),
];
console.log(lines.join('\n'));
const [small, middle, large] = results;
if (small && middle && large) {
  const ratios = (base: typeof small) =>
    (['whole', 'pan', 'zoom', 'hit'] as const)
      .map((what) => `${what} ${(large[what].median / Math.max(base[what].median, 0.0005)).toFixed(2)}`)
      .join(', ');
  console.log(`\n1M against 1k (ten times as much in each lane): ${ratios(small)}`);
  console.log(`1M against 100k (as much in each lane): ${ratios(middle)}`);
}
if (sink === 0) throw new Error('Nothing was computed.');
