import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import {
  isUnfinished,
  type Job,
  type JobProgress,
  type JobState,
  type JobTask,
} from '#shared/jobs/contract.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Hub } from '#server/live/hub.ts';
import type { Store } from '#server/store/open-store.ts';
import { type JobDefinition, JobFailed, type RunningJob } from './job-definition.ts';
import { forgetJobs, type KeptJob, readJobs, writeJob } from './job-rows.ts';
import { type Throttled, throttled } from './throttled.ts';

/** The work of the server that outlives the request that asked for it, and the server's own process. */
export interface Jobs {
  /** Makes a kind of job known; those of it that an earlier process left unfinished go on. */
  define(definition: JobDefinition): void;
  /**
   * Starts a job, or joins the unfinished one that has the same task: a paused one stays paused.
   * @throws {Error} for a kind that is not defined
   */
  start(connection: string, kind: string, task: JobTask): Job;
  /** @throws {ApiError} `not_found`, as `resume` and `cancel` */
  pause(connection: string, id: string): Job;
  /** Lets a paused job go on, and one that failed try again; any other stays as it is. */
  resume(connection: string, id: string): Job;
  cancel(connection: string, id: string): Job;
  get(connection: string, id: string): Job | undefined;
  /** The last one with this task, whatever became of it. */
  find(connection: string, kind: string, task: JobTask): Job | undefined;
  /** The newest first. */
  list(connection: string): Job[];
  /** Called with each change of any job of a kind; of every kind where it is `*`. */
  observe(kind: string, hear: (connection: string, job: Job) => void): void;
  /** Stops all work at a clean point; it goes on at the next start. */
  close(): Promise<void>;
}

interface Entry extends KeptJob {
  run: { stop: AbortController; ended: Promise<void> } | undefined;
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
  function write(what: string, act: () => Promise<void>): void {
    writing = writing.then(act).catch((error: unknown) => logger.error({ err: error }, what));
  }

  function admit(kept: KeptJob): Entry {
    const entry: Entry = {
      ...kept,
      run: undefined,
      keeping: throttled(KEEP_EVERY_MS, () => {
        const { run: _run, keeping: _keeping, ...now } = entry;
        write('a job could not be kept', async () => writeJob(db, now));
      }),
    };
    entries.set(entry.id, entry);
    return entry;
  }

  function shown(entry: Entry): Job {
    const { id, kind, state, task, progress, failure } = entry;
    return {
      id,
      kind,
      title: definitions.get(kind)?.title ?? kind,
      state,
      task,
      progress,
      ...(failure === undefined ? {} : { failure }),
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
    const running: RunningJob = {
      id: entry.id,
      connection: entry.connection,
      task: entry.task,
      get progress() {
        return entry.progress;
      },
      get mark() {
        return entry.mark;
      },
      signal: stop.signal,
      save(progress, mark) {
        entry.progress = progress;
        if (mark !== undefined) entry.mark = mark;
        show(entry, false);
      },
    };
    const settle = (state: 'done' | 'failed', failure?: string): void => {
      entry.run = undefined;
      // Paused or cancelled while it ran: it is that already. Closing: it stays at work, for the next start.
      if (entry.state === 'running' && !stop.signal.aborted) become(entry, state, failure);
      else entry.keeping.flush();
      if (!isUnfinished(entry.state)) forgetOld(entry.connection);
      proceed();
    };
    entry.run = {
      stop,
      // The next turn: whoever starts a job has its id before anything of it is heard.
      ended: Promise.resolve()
        .then(async () => (stop.signal.aborted ? undefined : definition.run(running)))
        .then(
          () => settle('done'),
          (error: unknown) => {
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

    start(connection, kind, task) {
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
        mark: undefined,
        failure: undefined,
        createdAt: (newest = Math.max(Date.now(), newest + 1)),
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
        become(entry, 'paused');
        entry.run?.stop.abort(new Error('paused'));
      }
      return shown(entry);
    },

    resume(connection, id) {
      const entry = known(connection, id);
      if (entry.state === 'paused' || entry.state === 'failed') {
        become(entry, 'queued');
        proceed();
      }
      return shown(entry);
    },

    cancel(connection, id) {
      const entry = known(connection, id);
      if (isUnfinished(entry.state)) {
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

function isForPeople(error: unknown): error is Error {
  return error instanceof ApiError || error instanceof JobFailed;
}

function inWords(error: unknown): string {
  return isForPeople(error)
    ? error.message
    : 'The console itself failed at this. Its log says why; try again, and report it if it stays.';
}
