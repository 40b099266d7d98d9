import type { Logger } from 'pino';
import { idOf } from '#shared/contract/ids.ts';
import { isUnfinished, type Job } from '#shared/jobs/contract.ts';
import { type EventsLoad, LOAD_EVENTS_JOB, type Whose, WHOSE } from '#shared/sessions/events-load.ts';
import { arnOf } from '#shared/contract/resource-arn.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { Observation } from '#server/aws/observation.ts';
import type { Hub } from '#server/live/hub.ts';
import type { Store } from '#server/store/open-store.ts';
import type { Jobs } from '../jobs.ts';
import { type Throttled, throttled } from '../throttled.ts';
import { callsASecond } from './estimate.ts';
import { EventBlocks, type StoredBlock } from './event-blocks.ts';
import { FollowLive } from './follow-live.ts';
import { loadEventsJob } from './load-events-job.ts';
import { addressKey, type SessionAddress } from './session-address.ts';
import { SessionLoader } from './session-loader.ts';
import { wholeSince } from './session-row.ts';
import { WantedLanes } from './wanted-lanes.ts';

/** Loads the events of sessions and gives them to browsers. */
export interface SessionEvents {
  /** How far a session is. Asks AWS for nothing. */
  load(address: SessionAddress): Promise<EventsLoad>;
  /**
   * Starts loading, or joins who does already, and tries again what failed.
   * @param anew false: what was loaded whole a moment ago, by whoever else came, will do
   */
  start(address: SessionAddress, whose: Whose, anew: boolean): Promise<EventsLoad>;
  /** A browser's screen: that is loaded first, with a job or without. */
  want(address: SessionAddress, browser: string, participantIds: readonly string[]): Promise<EventsLoad>;
  /** Has the events of some participants loaded, behind a job that is under way; resolves when they are or have failed. */
  loadOf(address: SessionAddress, participantIds: readonly string[], signal: AbortSignal): Promise<void>;
  /** The first block after one; undefined where there is none. */
  next(address: SessionAddress, after: number): Promise<StoredBlock | undefined>;
  /** Learns from every answer of AWS who has come, changed or gone. */
  observe(seen: Observation): void;
  /** What is under way ends; what was loaded is on the disk. To be called after the jobs were closed. */
  close(): Promise<void>;
}

export interface SessionEventsDependencies {
  store: Store;
  hub: Hub;
  jobs: Jobs;
  connections: Connections;
  logger: Logger;
}

const LOOK_EVERY_MS = 1000;
const SHOW_EVERY_MS = 250;
const FAILURES_TOLD = 200;
/** A session that nobody looks at and nothing is loaded of is forgotten after a while; its events are on the disk. */
const IDLE_MS = 60_000;
/** What was loaded so long ago at most is as good as new to whoever comes now; as in the browser. */
const FRESH_MS = 15_000;

interface Open {
  address: SessionAddress;
  loader: SessionLoader;
  wanted: WantedLanes;
  follow: FollowLive;
  show: Throttled;
  usedAt: number;
  /** When a job last had loaded it, on a clock that only goes forward. */
  doneAt: number | undefined;
}

/** Opens the loading of events; its kind of job is defined by this, so that what an earlier process began goes on. */
export function createSessionEvents(dependencies: SessionEventsDependencies): SessionEvents {
  const { store, hub, jobs, connections, logger } = dependencies;
  const blocks = new EventBlocks(store.db);
  const sessions = new Map<string, Promise<Open>>();
  const opened = new Map<string, Open>();
  const closing = new AbortController();

  async function open(address: SessionAddress): Promise<Open> {
    const key = addressKey(address);
    let session = sessions.get(key);
    if (session === undefined) {
      session = openAnew(address);
      sessions.set(key, session);
      session.then(
        (found) => opened.set(key, found),
        () => sessions.delete(key),
      );
    }
    const found = await session;
    found.usedAt = performance.now();
    return found;
  }

  async function openAnew(address: SessionAddress): Promise<Open> {
    const connection = connections.get(address.connection);
    const account = await connection.account.id(closing.signal);
    const wanted = new WantedLanes();
    const show = throttled(SHOW_EVERY_MS, () => {
      const { connection: id, stageId, sessionId } = address;
      const topic = { kind: 'session', connection: id, stageId, sessionId } as const;
      if (!hub.isWatched(topic)) return;
      const input = { connection: id, stageId, sessionId };
      hub.publish({ topic, endpoint: 'sessions.eventsLoad', input, answer: statusOf(session) });
    });
    const loader = await SessionLoader.open({
      address,
      stageArn: arnOf(connection.settings.region, account, 'stage', address.stageId),
      connection,
      blocks,
      wanted,
      changed: () => show.ask(),
      reportDefect: (err) => logger.error({ err, ...address }, 'events could not be loaded'),
    });
    const follow = new FollowLive(loader, connection);
    const session: Open = {
      address,
      loader,
      wanted,
      follow,
      show,
      usedAt: performance.now(),
      doneAt: undefined,
    };
    return session;
  }

  function lastJob({ connection, stageId, sessionId }: SessionAddress): Job | undefined {
    const found = [...WHOSE].reverse().flatMap((whose) => {
      const job = jobs.find(connection, LOAD_EVENTS_JOB, { stageId, sessionId, whose });
      return job === undefined ? [] : [job];
    });
    return found.find(({ state }) => isUnfinished(state)) ?? found[0];
  }

  function statusOf({ address, loader }: Open): EventsLoad {
    const { book, cursor, failures } = loader;
    return statusWith(address, {
      cursor,
      loaded: book.size,
      failed: failures.size,
      failures: [...failures]
        .slice(0, FAILURES_TOLD)
        .map(([participantId, reason]) => ({ participantId, reason })),
      whole: false,
    });
  }

  function statusWith(address: SessionAddress, known: Omit<EventsLoad, 'job' | 'perSecond'>): EventsLoad {
    const job = lastJob(address);
    return {
      ...known,
      ...(job === undefined ? {} : { job }),
      perSecond: callsASecond(connections.get(address.connection)),
    };
  }

  async function load(address: SessionAddress): Promise<EventsLoad> {
    connections.get(address.connection);
    if ((await wholeSince(store.db, address)) === undefined) return statusOf(await open(address));
    const sizes = await blocks.sizes(address);
    return statusWith(address, {
      cursor: sizes.at(-1)?.block ?? -1,
      loaded: sizes.reduce((sum, { participants }) => sum + participants, 0),
      failed: 0,
      failures: [],
      whole: true,
    });
  }

  function isPaused(address: SessionAddress): boolean {
    return lastJob(address)?.state === 'paused';
  }

  function isWatched({ connection, stageId, sessionId }: SessionAddress): boolean {
    return hub.isWatched({ kind: 'session', connection, stageId, sessionId });
  }

  /** A session that was loaded whole while it was live is asked a last time, and never again. */
  function ended({ address, loader }: Open, endTime: Date | undefined): void {
    if (endTime === undefined || loader.endedAt !== undefined || loader.peopleAt === 0) return;
    loader.endedAt = endTime.getTime();
    const job = lastJob(address);
    if (job?.state === 'done' && job.task['whose'] === 'everybody')
      jobs.start(address.connection, LOAD_EVENTS_JOB, job.task);
  }

  const looking = setInterval(() => {
    const now = performance.now();
    for (const [key, session] of opened) {
      const { address, loader, wanted, follow, usedAt } = session;
      const inUse = wanted.ids(now).size > 0 || isWatched(address);
      if (inUse || loader.busy) session.usedAt = now;
      else if (now - usedAt > IDLE_MS) {
        sessions.delete(key);
        opened.delete(key);
        void loader.close();
        continue;
      }
      if (isPaused(address)) continue;
      loader.look();
      if (inUse) follow.look(now, wanted.ids(now));
    }
  }, LOOK_EVERY_MS);
  looking.unref();

  jobs.observe(LOAD_EVENTS_JOB, (connection, { task, state }) => {
    const session = opened.get(addressKey({ connection, sessionId: String(task['sessionId']) }));
    if (session === undefined) return;
    if (state === 'done') session.doneAt = performance.now();
    session.show.ask();
  });
  jobs.define(
    loadEventsJob({
      db: store.db,
      blocks,
      connections,
      open: async (address) => (await open(address)).loader,
    }),
  );

  return {
    load,

    async start(address, whose, anew) {
      const before = await load(address);
      if (before.whole) return before;
      const { connection, stageId, sessionId } = address;
      const session = await open(address);
      const { doneAt } = session;
      const lately = doneAt !== undefined && performance.now() - doneAt < FRESH_MS;
      if (lately && !anew && before.job?.state === 'done' && covers(before.job, whose)) return before;
      const unfinished = lastJob(address);
      const joins = unfinished !== undefined && isUnfinished(unfinished.state) && covers(unfinished, whose);
      if (!joins) {
        if (unfinished !== undefined && whose === 'everybody') jobs.cancel(connection, unfinished.id);
        jobs.start(connection, LOAD_EVENTS_JOB, { stageId, sessionId, whose });
      }
      session.loader.forgive();
      return load(address);
    },

    async want(address, browser, participantIds) {
      const before = await load(address);
      if (before.whole) return before;
      const { loader, wanted } = await open(address);
      wanted.want(browser, participantIds, performance.now());
      if (!isPaused(address)) loader.look();
      return before;
    },

    async loadOf(address, participantIds, signal) {
      if ((await wholeSince(store.db, address)) !== undefined) return;
      const { loader } = await open(address);
      await loader.run(participantIds, signal);
    },

    next: async (address, after) => blocks.next(address, after),

    observe(seen) {
      if (seen.operation !== 'ListParticipants' && seen.operation !== 'GetStageSession') return;
      const { stageArn, sessionId } = seen.input;
      if (stageArn === undefined || sessionId === undefined) return;
      const address = { connection: seen.connection, stageId: idOf(stageArn), sessionId };
      const session = opened.get(addressKey(address));
      if (session === undefined) return;
      if (seen.operation === 'ListParticipants')
        session.follow.seen(seen.output.participants ?? [], seen.asOf.getTime());
      else ended(session, seen.output.stageSession?.endTime);
    },

    async close() {
      clearInterval(looking);
      closing.abort(new Error('closing'));
      await Promise.allSettled([...sessions.values()].map(async (session) => (await session).loader.close()));
      for (const { show } of opened.values()) show.flush();
    },
  };
}

/** Everybody includes the publishers. */
function covers({ task }: Job, whose: Whose): boolean {
  return task['whose'] === 'everybody' || task['whose'] === whose;
}
