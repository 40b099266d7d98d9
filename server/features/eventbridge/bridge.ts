import type { Logger } from 'pino';
import { type Topic, topicText } from '#shared/live/topic.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { UpstreamClock } from '#server/aws/upstream-clock.ts';
import type { Hub } from '#server/live/hub.ts';
import type { Notices } from '#server/notices/notices.ts';
import type { Store } from '#server/store/open-store.ts';
import { accountsOf } from './accounts.ts';
import { createBridgeFlow, type Flow } from './bridge-flow.ts';
import { type KeptEvent, keepEvents } from './keep-events.ts';
import { publishersOf } from './publishers.ts';
import { topicsOf } from './told-topics.ts';
import { toldProblem } from './told-problem.ts';
import type { ToldEvent } from './told-event.ts';

/** What became of events that came in. */
export interface Taken {
  taken: number;
  repeated: number;
  ignored: number;
}

/** The events of EventBridge: hints, kept and passed on; the API's answers stay the truth (docs/adr/018). */
export interface Bridge {
  /** @returns once they are kept. @throws what the database says where they cannot be */
  take(events: readonly ToldEvent[]): Promise<Taken>;
  /** Whether events of a connection come in, so that polling may slow to reconciling. */
  flow(connection: string): Flow;
  close(): void;
}

export interface BridgeDependencies {
  store: Store;
  hub: Hub;
  connections: Connections;
  notices: Notices;
  clock: UpstreamClock;
  logger: Logger;
  /** Whether the console takes events at all. */
  on: boolean;
}

/** Events written in one transaction: some milliseconds for which others wait for the database. */
const CHUNK = 50;

/** A topic is hurried once in so long, however many events are about it. */
const HURRY_EVERY_MS = 1_000;

/** An event that comes later than this is kept, but is no news. */
const NEWS_MS = 24 * 3_600_000;

export function createBridge(dependencies: BridgeDependencies): Bridge {
  const { store, hub, notices, clock, logger } = dependencies;
  const flow = createBridgeFlow(clock);
  const accounts = accountsOf(dependencies.connections);
  /** Topics to be hurried at the end of the present interval. */
  const waiting = new Map<string, Topic>();
  const timers = new Map<string, NodeJS.Timeout>();
  /** The last write: transactions come one after the other, so that none waits for a lock. */
  let writing: Promise<unknown> = Promise.resolve();
  let closed = false;

  function hurry(topic: Topic): void {
    const key = topicText(topic);
    if (timers.has(key)) {
      waiting.set(key, topic);
      return;
    }
    tell(topic);
    const timer = setTimeout(() => {
      timers.delete(key);
      const again = waiting.get(key);
      waiting.delete(key);
      if (again !== undefined) hurry(again);
    }, HURRY_EVERY_MS);
    timers.set(key, timer.unref());
  }

  function tell(topic: Topic): void {
    if (!hub.isWatched(topic)) return;
    hub.hurry(topic);
    if (topic.kind !== 'session') return;
    const { connection, stageId, sessionId } = topic;
    publishersOf(store.db, connection, sessionId)
      .then((items) => {
        if (closed) return;
        hub.publish({
          topic,
          endpoint: 'eventbridge.publishers',
          input: { connection, stageId, sessionId },
          answer: {
            items: items.map((item) => ({ ...item, since: item.since.toISOString() })),
            feed: { on: dependencies.on, flowing: flow.of(connection).flowing },
          },
        });
      })
      .catch((error: unknown) => logger.error({ err: error }, 'publishers could not be read'));
  }

  function follow(kept: KeptEvent): void {
    const { connection, event } = kept;
    flow.came(connection, event.happenedAt);
    for (const topic of topicsOf(kept)) hurry(topic);
    const problem = toldProblem(kept);
    const upstreamNow = clock.now(connection)?.getTime() ?? event.happenedAt;
    if (problem !== undefined && upstreamNow - event.happenedAt <= NEWS_MS) notices.raise(problem);
  }

  async function keep(events: readonly KeptEvent[]): Promise<number> {
    let fresh = 0;
    for (let from = 0; from < events.length; from += CHUNK) {
      const kept = await keepEvents(store.db, events.slice(from, from + CHUNK), Date.now());
      fresh += kept.length;
      for (const one of kept) follow(one);
    }
    return fresh;
  }

  return {
    async take(events) {
      const known: KeptEvent[] = [];
      let ignored = 0;
      for (const event of events) {
        const connections = await accounts(event.account, event.region);
        if (connections.length === 0) ignored += 1;
        known.push(...connections.map((connection) => ({ connection, event })));
      }
      if (ignored > 0)
        logger.info({ events: ignored }, 'events came of an account or Region that no connection has');
      const write = writing.then(async () => keep(known));
      writing = write.catch(() => undefined);
      const taken = await write;
      return { taken, repeated: known.length - taken, ignored };
    },
    flow: (connection) => flow.of(connection),
    close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
