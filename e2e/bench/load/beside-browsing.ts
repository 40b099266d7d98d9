/**
 * (b) A million events are loaded as fast as the emulator gives them, and fetched by one browser, while fifty browse: what
 * the server's event loop, its answers and its memory make of it. Console and emulator are processes of their own.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { BLOCK_HEADER } from '#shared/sessions/events.ts';
import { startChild } from './child-process.ts';
import { type Client, clientOf, Clicks, liveSessionOf, row, type Session } from './client.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

const BROWSERS = 50;
/** Milliseconds between two things that one person does. */
const THINK_MS = 1_000;
const MB = 1_048_576;
/** Bytes that may be held more than before once the load is over, and how long that may take. */
const BACK_WITHIN = 20 * MB;
const ALONE_AT_MOST_SECONDS = 120;
const STEP_SECONDS = 5;

interface Figures {
  rss: number;
  peak: number;
  loop50: number;
  loop99: number;
  loopMax: number;
}
interface Load {
  cursor: number;
  loaded: number;
  job?: { state: string; progress: { total?: number } };
}

export async function benchBesideBrowsing(): Promise<void> {
  const emulator = await startChild<unknown>('emulator-program', {});
  const console = await startChild<{ url: string }>('console-program', emulator.ready);
  const { url } = console.ready;
  const client = clientOf(url);
  const session = await liveSessionOf(client, 'arena-main');
  // The paths are compiled and the lists are there, as on any console that has run for a while.
  await browse(client, session, new Clicks(), AbortSignal.timeout(10_000));
  const before = await console.child.ask<Figures>('begin');

  const stop = new AbortController();
  const clicks = new Clicks();
  const browsing = browse(client, session, clicks, stop.signal);
  const began = performance.now();
  await client.post(`${session.path}/events/load`, { whose: 'everybody' });
  let load: Load;
  let fetched = { cursor: -1, bytes: 0 };
  do {
    await pause(1000);
    load = await client.get<Load>(`${session.path}/events/load`);
    fetched = await catchUp(url, session, fetched, load.cursor);
  } while (load.job?.state === 'running' || load.job?.state === 'queued');
  const seconds = (performance.now() - began) / 1000;
  const during = await console.child.ask<Figures>('figures');
  stop.abort();
  await browsing;
  const rest = await leftAlone(before.rss, async () => (await console.child.ask<Figures>('figures')).rss);
  await console.child.stop();
  await emulator.child.stop();

  const mb = (bytes: number) => `${(bytes / MB).toFixed(0)} MB`;
  const change = (bytes: number) => `${bytes < 0 ? '' : '+'}${mb(bytes)}`;
  row('participants loaded, and how', `${load.loaded}, ${load.job?.state ?? 'not at all'}`, '10000, done');
  row('seconds', seconds.toFixed(1), '');
  row(
    'event loop delay, median / p99 / most',
    `${during.loop50.toFixed(1)} / ${during.loop99.toFixed(1)} / ${during.loopMax.toFixed(0)} ms`,
    'p99 ≤ 50 ms',
  );
  row(
    `${BROWSERS} people browsing, median / p99`,
    `${clicks.at(0.5).toFixed(0)} / ${clicks.at(0.99).toFixed(0)} ms of ${clicks.times.length}`,
    'p99 ≤ 200 ms',
  );
  row('requests failed', String(clicks.failed), '0');
  row(
    `memory before / most / left alone for ${rest.seconds} s`,
    `${mb(before.rss)} / ${change(during.peak - before.rss)} / ${change(rest.rss - before.rss)}`,
    `≤ +150 MB, back within ${BACK_WITHIN / MB} MB`,
  );
  row('events as fetched by a browser', `${(fetched.bytes / 1e6).toFixed(2)} MB`, '≤ 4 MB a million');
}

/** Waits until a process that nobody asks anything holds little more than before; nothing makes it collect. */
async function leftAlone(
  before: number,
  read: () => Promise<number>,
): Promise<{ seconds: number; rss: number }> {
  for (let seconds = STEP_SECONDS; ; seconds += STEP_SECONDS) {
    await pause(STEP_SECONDS * 1000);
    const rss = await read();
    if (rss - before <= BACK_WITHIN || seconds >= ALONE_AT_MOST_SECONDS) return { seconds, rss };
  }
}

/** Fetches the blocks that are there, and how many bytes they were on the wire. */
async function catchUp(
  url: string,
  { path }: Session,
  { cursor, bytes }: { cursor: number; bytes: number },
  until: number,
): Promise<{ cursor: number; bytes: number }> {
  let [at, sum] = [cursor, bytes];
  while (at < until) {
    const answer = await fetch(`${url}/api/emulator${path}/events?after=${at}`, {
      headers: { 'accept-encoding': 'br', cookie: cookieOf('administrator') },
    });
    await answer.arrayBuffer();
    sum += Number(answer.headers.get('content-length') ?? 0);
    const block = answer.headers.get(BLOCK_HEADER);
    if (block === null) break;
    at = Number(block);
  }
  return { cursor: at, bytes: sum };
}

/** Fifty people who look at lists, a session and single participants, each at their own time. */
async function browse(client: Client, session: Session, clicks: Clicks, signal: AbortSignal): Promise<void> {
  const { items: people } = await client.get<{ items: { participantId: string }[] }>(
    `${session.path}/participants?maxResults=100`,
  );
  const looks = (turn: number): string[] => [
    '/stages?maxResults=100',
    session.path,
    `${session.path}/participants?maxResults=100`,
    `${session.path}/participants/${people[turn % people.length]?.participantId ?? ''}/events?maxResults=100`,
    `${session.path}/events/load`,
    '/jobs',
    '/compositions',
  ];
  await Promise.all(
    Array.from({ length: BROWSERS }, async (_, person) => {
      await pause((person / BROWSERS) * THINK_MS);
      for (let turn = person; !signal.aborted; turn += 1) {
        const paths = looks(turn);
        await clicks.click(async () => client.get(paths[turn % paths.length] ?? '/stages'));
        await pause(THINK_MS);
      }
    }),
  );
}
