import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type * as z from 'zod/mini';
import {
  isUnfinished,
  type Job,
  type JobLogEntry,
  type JobProgress,
  type JobState,
  type JobTask,
} from '#shared/jobs/contract.ts';
import type { Asker } from '#server/audit/asker.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Hub } from '#server/live/hub.ts';
import type { Store } from '#server/store/open-store.ts';
import { type JobDefinition, JobUndone, type RunningJob } from './job-definition.ts';
import { inWords, isForPeople } from './job-failure-words.ts';
import { appendToLog, readLog } from './job-log-rows.ts';
import { forgetJobs, type KeptJob, readJobs, writeJob } from './job-rows.ts';
import { type Throttled, throttled } from './throttled.ts';

/** The work of the server that outlives the request that asked for it, and the server's own process. */
export interface Jobs {
  /** Makes a kind of job known; those of it that an earlier process left unfinished go on. */
  define(definition: JobDefinition): void;
  /**
   * Starts a job, or joins the unfinished one that has the same task: a paused one stays paused.
   * @param mark JSON, where its first run begins: what a task cannot hold, which is ids and settings
   * @param starter on whose behalf; undefined for what the console does by itself
   * @throws {Error} for a kind that is not defined
   */
  start(connection: string, kind: string, task: JobTask, mark?: unknown, starter?: Asker): Job;
  /** @throws {ApiError} `not_found`, as `resume` and `cancel`; `conflict` for a kind that unwinds */
  pause(connection: string, id: string): Job;
  /**
   * Lets a paused job go on, and one that failed try again; any other stays as it is.
   * @throws {ApiError} `conflict` for one that failed of a kind that unwinds
   */
  resume(connection: string, id: string): Job;
  /** Of a kind that unwinds: lets it begin to go back. */
  cancel(connection: string, id: string): Job;
  get(connection: string, id: string): Job | undefined;
  /** The last one with this task, whatever became of it. */
  find(connection: string, kind: string, task: JobTask): Job | undefined;
  /** The newest first. */
  list(connection: string): Job[];
  /** Those of one kind, the newest first, each with its mark. */
  marked(connection: string, kind: string): { job: Job; mark: unknown }[];
  /** What a job has written down, in order; empty for one that is not kept any more. */
  log(id: string): Promise<z.output<typeof JobLogEntry>[]>;
  /** Resolves once all that was asked for until now is on the disk. */
  kept(): Promise<void>;
  /** Called with each change of any job of a kind; of every kind where it is `*`. */
  observe(kind: string, hear: (connection: string, job: Job) => void): void;
  /** Stops all work at a clean point; it goes on at the next start. */
  close(): Promise<void>;
}

interface Entry extends KeptJob {
  run: { stop: AbortController; cancel: AbortController; ended: Promise<void> } | undefined;
  keeping: Throttled;
}

const SHOW_EVERY_MS = 250;
const KEEP_EVERY_MS = 500;
const AT_ONCE = 8;
/** Jobs that have ended and are still listed, for each connection. */
const ENDED_KEPT = 50;
const NOTHING_YET: JobProgress = { done: 0, words: '' };

/** Reads what is kept and is ready for `define`. */
export async function createJobs({ db }: Store, hub: Hub, logger: Logger): Promise<Jobs> {
  const definitions = new Map<string, JobDefinition>();
  /** In the order in which they were started. */
  const entries = new Map<string, Entry>();
  const hearers = new Map<string, ((connection: string, job: Job) => void)[]>();
  const showing = new Map<string, Throttled>();
  let writing: Promise<unknown> = Promise.resolve();
  let closing = false;
  /** When the newest job was started: each has a time of its own, which is their order after a restart. */
  let newest = 0;

  /** One after the other, so that an older state never lands on a newer one. */
  async function inOrder(act: () => Promise<void>): Promise<void> {
    const done = writing.then(act);
    writing = done.catch(() => undefined);
    return done;
  }

  function write(what: string, act: () => Promise<void>): void {
    inOrder(act).catch((error: unknown) => logger.error({ err: error }, what));
  }

  /** As it is now, to be written. */
  function keptOf({ run: _run, keeping: _keeping, ...kept }: Entry): KeptJob {
    return kept;
  }

  function admit(kept: KeptJob): Entry {
    const entry: Entry = {
      ...kept,
      run: undefined,
      keeping: throttled(KEEP_EVERY_MS, () => {
        const now = keptOf(entry);
        write('a job could not be kept', async () => writeJob(db, now));
      }),
    };
    entries.set(entry.id, entry);
    return entry;
  }

  function shown(entry: Entry): Job {
    const { id, kind, state, task, progress, failure, cancelling } = entry;
    const definition = definitions.get(kind);
    return {
      id,
      kind,
      title: definition?.title ?? kind,
      state,
      task,
      progress,
      ...(failure === undefined ? {} : { failure }),
      ...(definition?.unwinds === true ? { unwinds: true } : {}),
      ...(cancelling && isUnfinished(state) ? { cancelling } : {}),
    };
  }

  function list(connection: string): Job[] {
    return [...entries.values()]
      .filter((entry) => entry.connection === connection)
      .toReversed()
      .map(shown);
  }

  /** Tells whoever looks and keeps it; on the disk at once where the state changed, so that no restart undoes a pause. */
  function show(entry: Entry, stateChanged: boolean): void {
    for (const hear of [...(hearers.get(entry.kind) ?? []), ...(hearers.get('*') ?? [])])
      hear(entry.connection, shown(entry));
    const { connection } = entry;
    let telling = showing.get(connection);
    if (telling === undefined) {
      telling = throttled(SHOW_EVERY_MS, () =>
        hub.publish({
          topic: { kind: 'jobs', connection },
          endpoint: 'jobs.list',
          input: { connection },
          answer: { items: list(connection) },
        }),
      );
      showing.set(connection, telling);
    }
    telling.ask();
    entry.keeping.ask();
    if (stateChanged) entry.keeping.flush();
  }

  function become(entry: Entry, state: JobState, failure?: string): void {
    entry.state = state;
    entry.failure = failure;
    show(entry, true);
  }

  /** Begins what waits in line, as far as there is room. */
  function proceed(): void {
    if (closing) return;
    for (const entry of entries.values()) {
      const definition = definitions.get(entry.kind);
      if (entry.state !== 'queued' || entry.run !== undefined || definition === undefined) continue;
      const atWork = [...entries.values()].filter(
        (other) =>
          other.run !== undefined && other.kind === entry.kind && other.connection === entry.connection,
      ).length;
      if (atWork < (definition.atOnce ?? AT_ONCE)) begin(entry, definition);
    }
  }

  function begin(entry: Entry, definition: JobDefinition): void {
    const stop = new AbortController();
    const cancel = new AbortController();
    if (entry.cancelling) cancel.abort(new Error('cancelled'));
    const running: RunningJob = {
      id: entry.id,
      kind: entry.kind,
      starter: entry.starter,
      connection: entry.connection,
      task: entry.task,
      get progress() {
        return entry.progress;
      },
      get mark() {
        return entry.mark;
      },
      signal: stop.signal,
      cancelled: cancel.signal,
      save(progress, mark) {
        entry.progress = progress;
        if (mark !== undefined) entry.mark = mark;
        show(entry, false);
      },
      async log(line, mark, also) {
        const before = entry.mark;
        entry.mark = mark;
        const now = keptOf(entry);
        try {
          await inOrder(async () =>
            db.transaction().execute(async (on) => {
              await writeJob(on, now);
              await appendToLog(on, now, line);
              await also?.(on);
            }),
          );
        } catch (error) {
          // Nothing of it is on the disk: a later run must not take for written what the mark says is.
          if (entry.mark === mark) entry.mark = before;
          throw error;
        } finally {
          show(entry, false);
        }
      },
    };
    const settle = (state: 'done' | 'failed' | 'cancelled', failure?: string): void => {
      entry.run = undefined;
      // Paused or cancelled while it ran: it is that already. Closing: it stays at work, for the next start.
      if (entry.state === 'running' && !stop.signal.aborted) become(entry, state, failure);
      else entry.keeping.flush();
      if (!isUnfinished(entry.state)) forgetOld(entry.connection);
      proceed();
    };
    entry.run = {
      stop,
      cancel,
      // The next turn: whoever starts a job has its id before anything of it is heard.
      ended: Promise.resolve()
        .then(async () => (stop.signal.aborted ? undefined : definition.run(running)))
        .then(
          () => settle('done'),
          (error: unknown) => {
            if (error instanceof JobUndone) return settle('cancelled');
            if (!stop.signal.aborted && !isForPeople(error))
              logger.error({ err: error, job: entry.id, kind: entry.kind }, 'a job failed');
            settle('failed', inWords(error));
          },
        ),
    };
    become(entry, 'running');
  }

  function forgetOld(connection: string): void {
    const ended = [...entries.values()].filter(
      (entry) => entry.connection === connection && !isUnfinished(entry.state),
    );
    forget(ended.slice(0, Math.max(0, ended.length - ENDED_KEPT)));
  }

  function forget(old: readonly Entry[]): void {
    for (const { id } of old) entries.delete(id);
    const ids = old.map(({ id }) => id);
    if (ids.length > 0) write('old jobs could not be forgotten', async () => forgetJobs(db, ids));
  }

  function sameTask(connection: string, kind: string, task: JobTask): Entry[] {
    const key = keyOf(task);
    return [...entries.values()].filter(
      (entry) => entry.connection === connection && entry.kind === kind && keyOf(entry.task) === key,
    );
  }

  function refuseToRest(entry: Entry, why: string): void {
    if (definitions.get(entry.kind)?.unwinds === true) throw new ApiError('conflict', why);
  }

  function known(connection: string, id: string): Entry {
    const entry = entries.get(id);
    if (entry?.connection === connection) return entry;
    throw new ApiError('not_found', `There is no job ${id} here. It may have ended some time ago.`);
  }

  for (const kept of await readJobs(db)) newest = admit(kept).createdAt;

  return {
    define(definition) {
      if (definitions.has(definition.kind)) throw new Error(`${definition.kind} is defined already`);
      definitions.set(definition.kind, definition);
      for (const entry of entries.values())
        if (entry.kind === definition.kind && entry.state === 'running') entry.state = 'queued';
      proceed();
    },

    start(connection, kind, task, mark, starter) {
      if (!definitions.has(kind)) throw new Error(`no kind of job is called ${kind}`);
      const before = sameTask(connection, kind, task);
      const unfinished = before.find(({ state }) => isUnfinished(state));
      if (unfinished !== undefined) return shown(unfinished);
      const entry = admit({
        id: `job-${randomBytes(8).toString('hex')}`,
        connection,
        kind,
        state: 'queued',
        task,
        progress: NOTHING_YET,
        mark,
        failure: undefined,
        cancelling: false,
        createdAt: (newest = Math.max(Date.now(), newest + 1)),
        starter,
      });
      // One that still runs to its end, cancelled, is kept until then.
      forget(before.filter(({ run }) => run === undefined));
      show(entry, true);
      proceed();
      return shown(entry);
    },

    pause(connection, id) {
      const entry = known(connection, id);
      if (entry.state === 'queued' || entry.state === 'running') {
        refuseToRest(
          entry,
          'This job cannot be paused: it would stand between two requests that belong together. It can be cancelled.',
        );
        become(entry, 'paused');
        entry.run?.stop.abort(new Error('paused'));
      }
      return shown(entry);
    },

    resume(connection, id) {
      const entry = known(connection, id);
      if (entry.state === 'paused' || entry.state === 'failed') {
        refuseToRest(entry, 'This job has ended and has said how things are now. Start another one.');
        become(entry, 'queued');
        proceed();
      }
      return shown(entry);
    },

    cancel(connection, id) {
      const entry = known(connection, id);
      if (isUnfinished(entry.state) && definitions.get(entry.kind)?.unwinds === true) {
        entry.cancelling = true;
        show(entry, true);
        entry.run?.cancel.abort(new Error('cancelled'));
      } else if (isUnfinished(entry.state)) {
        become(entry, 'cancelled');
        entry.run?.stop.abort(new Error('cancelled'));
      }
      return shown(entry);
    },

    get(connection, id) {
      const entry = entries.get(id);
      return entry?.connection === connection ? shown(entry) : undefined;
    },

    find(connection, kind, task) {
      const last = sameTask(connection, kind, task).at(-1);
      return last === undefined ? undefined : shown(last);
    },

    list,

    marked: (connection, kind) =>
      [...entries.values()]
        .filter((entry) => entry.connection === connection && entry.kind === kind)
        .toReversed()
        .map((entry) => ({ job: shown(entry), mark: entry.mark })),

    async log(id) {
      await writing;
      return readLog(db, id);
    },

    async kept() {
      await writing;
    },

    observe(kind, hear) {
      hearers.set(kind, [...(hearers.get(kind) ?? []), hear]);
    },

    async close() {
      closing = true;
      const atWork = [...entries.values()].flatMap(({ run }) => (run === undefined ? [] : [run]));
      for (const { stop } of atWork) stop.abort(new Error('closing'));
      await Promise.all(atWork.map(async ({ ended }) => ended));
      for (const { keeping } of entries.values()) keeping.flush();
      for (const telling of showing.values()) telling.flush();
      await writing;
    },
  };
}

/** The same for the same task, in whatever order its members stand. */
function keyOf(task: JobTask): string {
  return JSON.stringify(Object.entries(task).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
