import type { Observation, Observer } from '#server/aws/observation.ts';
import type { Store } from '#server/store/open-store.ts';
import type { Sighting } from './sighting.ts';
import { sightingsOf } from './sightings-of.ts';
import { Sweeps } from './sweeps.ts';
import { Unchanged } from './unchanged.ts';
import { ROWS_AT_ONCE } from './upsert.ts';
import { writeSightings } from './write-sightings.ts';

/** Keeps what AWS has answered. It reads along: nobody waits for it, and it asks for nothing itself. */
export interface Recorder {
  observe: Observer;
  /** Resolves when everything that was observed so far is on the disk. @throws what the database says where it is not */
  flush: () => Promise<void>;
  state(connection: string): RecorderState;
  /** Sessions that ended before that instant were deleted, and are not to come back with the next list. */
  forgotten: (connection: string, endedBefore: number) => void;
  /** Writes what is left. Nothing may be observed any more. */
  close(): Promise<void>;
}

export interface RecorderState {
  /** Whatever AWS has answered up to this moment of the upstream's time is on the disk; undefined before the first. */
  keptUntil: Date | undefined;
  /** Observed, and not on the disk yet. */
  waiting: number;
  /** Could not be kept since the start, because the database failed for too long. */
  lost: number;
  /** Why the last write failed; undefined once one has succeeded. */
  failure: string | undefined;
}

export interface RecorderOptions {
  store: Store;
  /** Told when writing begins to fail, and that it works again. */
  log?: (problem: string | undefined) => void;
  /** Milliseconds for which sightings are gathered before they are written together. */
  gatherMs?: number;
  /** Milliseconds until a write that failed is tried again. */
  retryMs?: number;
  /** Sightings kept in memory while the database fails; beyond, the oldest are lost. */
  longestQueue?: number;
}

export function createRecorder({
  store,
  log = () => undefined,
  gatherMs = 50,
  retryMs = 2_000,
  longestQueue = 50_000,
}: RecorderOptions): Recorder {
  const unchanged = new Unchanged();
  const sweeps = new Sweeps();
  /** Of each connection the newest moment of the upstream that was seen, and what was lost. */
  const seenUntil = new Map<string, number>();
  const lost = new Map<string, number>();
  const horizon = new Map<string, number>();
  let queue: Sighting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let failure: string | undefined;
  let closed = false;

  function observe(seen: Observation): void {
    if (closed) return;
    const sweep = sweeps.take(seen);
    const sightings = sightingsOf(seen).filter((sighting) => !isForgotten(sighting));
    if (sweep !== undefined) sightings.push(sweep);
    if (sightings.length === 0) return;
    const { connection, asOf } = seen;
    seenUntil.set(connection, Math.max(seenUntil.get(connection) ?? 0, asOf.getTime()));
    queue.push(...sightings.filter((sighting) => unchanged.isNews(sighting)));
    if (queue.length > longestQueue) lose(queue.length - longestQueue);
    if (queue.length > 0) schedule(gatherMs);
  }

  /** AWS still lists it, but the console keeps nothing that old. */
  function isForgotten(sighting: Sighting): boolean {
    const endedAt = sighting.kind === 'session' ? sighting.endedAt : undefined;
    return endedAt !== undefined && endedAt < (horizon.get(sighting.connection) ?? 0);
  }

  function lose(count: number): void {
    for (const { connection } of queue.splice(0, count))
      lost.set(connection, (lost.get(connection) ?? 0) + 1);
    unchanged.forget();
  }

  function schedule(ms: number): void {
    if (closed || timer !== undefined || writing !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      writeAll().catch(() => schedule(retryMs));
    }, ms);
    timer.unref();
  }

  /** One writer at a time; whoever comes meanwhile waits for it, and for a further one where there is more. */
  async function writeAll(): Promise<void> {
    writing ??= drain().finally(() => {
      writing = undefined;
      if (queue.length > 0) schedule(failure === undefined ? gatherMs : retryMs);
    });
    return writing;
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, ROWS_AT_ONCE);
      try {
        await writeSightings(store.db, batch);
      } catch (error) {
        unchanged.forget();
        if (failure === undefined) log(String(error));
        failure = error instanceof Error ? error.message : String(error);
        throw error;
      }
      if (failure !== undefined) log(undefined);
      failure = undefined;
      const there = new Set(batch);
      queue = queue.filter((one) => !there.has(one));
    }
  }

  async function flush(): Promise<void> {
    // A write that is under way may have begun before the last sighting came.
    while (queue.length > 0 || writing !== undefined) await writeAll();
  }

  return {
    observe,
    flush,
    state(connection) {
      const waiting = queue.filter((one) => one.connection === connection);
      const oldest = waiting.reduce((at, one) => Math.min(at, one.at), Infinity);
      const until = waiting.length > 0 ? oldest - 1 : seenUntil.get(connection);
      return {
        keptUntil: until === undefined ? undefined : new Date(until),
        waiting: waiting.length,
        lost: lost.get(connection) ?? 0,
        failure,
      };
    },
    forgotten(connection, endedBefore) {
      horizon.set(connection, Math.max(horizon.get(connection) ?? 0, endedBefore));
      unchanged.forget();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await flush().catch((error: unknown) => log(`What was seen last could not be kept: ${String(error)}`));
    },
  };
}
