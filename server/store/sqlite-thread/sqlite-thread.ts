import { Worker } from 'node:worker_threads';
import type { Answer, Failure, Outcome, Question } from './thread-messages.ts';

/** A database that is open in the thread. */
export interface ThreadDatabase {
  /** Does one statement, after those that were asked for before. */
  run(text: string, parameters?: readonly unknown[]): Promise<Outcome>;
  /** Closes it after what was asked for before. */
  close(): Promise<void>;
}

export interface SqliteThread {
  /** @param pragmas said before anything else, in this order */
  open(file: string, pragmas: readonly string[]): Promise<ThreadDatabase>;
  hasEnded(): boolean;
  /** Resolved with the reason once it has ended, asked to or not. */
  ended: Promise<Error>;
  /** Ends it at once, whatever it is doing; a statement that is under way is done to its end first, and not told of. */
  end(): Promise<void>;
}

interface Waiting {
  resolve: (outcome: Outcome) => void;
  reject: (error: Error) => void;
}

let shared: SqliteThread | undefined;

/** The one thread of this process, which the first database that is opened starts. */
export function sharedThread(): SqliteThread {
  if (shared === undefined || shared.hasEnded()) shared = startSqliteThread();
  return shared;
}

/** Starts a thread for SQLite's synchronous driver. It keeps the process alive only while somebody waits for an answer. */
export function startSqliteThread(): SqliteThread {
  const worker = new Worker(new URL('./sqlite-program.mjs', import.meta.url), {
    name: 'sqlite',
    // Without what this thread was started with: the program needs neither tsx nor what a test runner loads.
    execArgv: [],
    // Rows are garbage as soon as they are sent: with much room for it the thread grows by 40 MB and is no quicker.
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
  });
  const waiting = new Map<number, Waiting>();
  let lastNumber = 0;
  let broken: unknown;
  let ended: Error | undefined;
  let tellEnd: (why: Error) => void;
  const end = new Promise<Error>((resolve) => (tellEnd = resolve));

  worker.unref();
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('failure' in answer) asked?.reject(new SqliteError(answer.failure));
    else asked?.resolve(withBuffers(answer.outcome));
  });
  worker.on('error', (error) => (broken = error));
  worker.on('exit', (code) => {
    const why = broken instanceof Error ? broken.message : String(code);
    ended = new Error(`The thread of the database has ended (${why}). Start the program again.`, {
      cause: broken,
    });
    tellEnd(ended);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  });

  const ask = async (question: Question): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      const buffers: ArrayBuffer[] = [];
      // What cannot be sent throws here, and nobody waits for it.
      worker.postMessage(withOwnBuffers(question, buffers), buffers);
      if (waiting.size === 0) worker.ref();
      waiting.set(question.id, { resolve, reject });
    });

  return {
    async open(file, pragmas) {
      const database = (lastNumber += 1);
      await ask({ id: database, database, kind: 'open', file, pragmas });
      return {
        run: async (text, parameters = []) =>
          ask({ id: (lastNumber += 1), database, kind: 'run', text, parameters }),
        async close() {
          // With the thread its databases are gone: there is nothing left to close.
          if (ended === undefined) await ask({ id: (lastNumber += 1), database, kind: 'close' });
        },
      };
    },
    hasEnded: () => ended !== undefined,
    ended: end,
    async end() {
      await worker.terminate();
    },
  };
}

/** What the driver threw in its thread, by the same name and with the same code. */
class SqliteError extends Error {
  override readonly name: string;
  readonly code: string | undefined;
  constructor({ name, message, code }: Failure) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

/** Bytes are sent as a copy that is handed over: by itself all the memory behind them would be copied, of others too. */
function withOwnBuffers(question: Question, buffers: ArrayBuffer[]): Question {
  if (question.kind !== 'run') return question;
  const parameters = question.parameters.map((value) => {
    if (!(value instanceof Uint8Array)) return value;
    const own = new Uint8Array(value);
    buffers.push(own.buffer);
    return own;
  });
  return { ...question, parameters };
}

/** libsql gives bytes as an ArrayBuffer, PostgreSQL's driver as a Buffer; the console knows the latter. */
function withBuffers(outcome: Outcome): Outcome {
  for (const name of outcome.bytes)
    for (const row of outcome.rows) {
      const value = row[name];
      if (value instanceof ArrayBuffer) row[name] = Buffer.from(value);
    }
  return outcome;
}
