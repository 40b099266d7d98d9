import type { Logger } from 'pino';
import type { IndexState } from '#shared/search/indexing.ts';
import type { Connections, LiveConnection } from '#server/aws/connections.ts';
import type { Hub } from '#server/live/hub.ts';
import { throttled, type Throttled } from '#server/jobs/throttled.ts';
import { indexFigures } from '#server/search/index-figures.ts';
import type { Store } from '#server/store/open-store.ts';
import { keepSwitch, readSwitch } from './index-rows.ts';
import { type Doing, walkPeople, walkStages } from './walk-account.ts';

type Figures = Awaited<ReturnType<typeof indexFigures>>;
export type IndexStateOf = Omit<IndexState, 'since' | 'seenAt'> & Pick<Figures, 'since' | 'seenAt'>;

/** Walks accounts in the background, so that search finds what nobody has looked at yet. */
export interface Indexer {
  state(connection: string): Promise<IndexStateOf>;
  /** Kept: the next start goes on with it. */
  switch(connection: string, on: boolean): Promise<IndexStateOf>;
  close(): Promise<void>;
}

export interface IndexerDependencies {
  store: Store;
  connections: Connections;
  hub: Hub;
  logger: Logger;
  /** Resolves when everything that was answered so far is in the database. */
  recorded: () => Promise<void>;
  /** What holds until somebody chooses. Undefined: on for an emulator, off for AWS, whose quota production shares. */
  atFirst?: boolean | undefined;
}

interface Run {
  stop: AbortController;
  ended: Promise<unknown>;
  doing: { stages: Doing; people: Doing };
}

/** Counting takes some milliseconds in a large account, and many may look at once. */
const FIGURES_FOR_MS = 1_000;

/** Starts to walk the accounts for which it is switched on. */
export async function createIndexer(dependencies: IndexerDependencies): Promise<Indexer> {
  const { store, connections, hub, logger, recorded, atFirst } = dependencies;
  const { db } = store;
  const runs = new Map<string, Run>();
  const telling = new Map<string, Throttled>();
  const counted = new Map<string, { at: number; figures: Promise<Figures> }>();

  async function figuresOf(id: string): Promise<Figures> {
    const last = counted.get(id);
    if (last !== undefined && performance.now() - last.at < FIGURES_FOR_MS) return last.figures;
    const figures = indexFigures(db, id);
    counted.set(id, { at: performance.now(), figures });
    return figures;
  }

  async function state(id: string): Promise<IndexStateOf> {
    const figures = await figuresOf(id);
    const run = runs.get(id);
    return { on: run !== undefined, ...doingOf(run), ...figures };
  }

  function tell(id: string): void {
    let told = telling.get(id);
    if (told === undefined) {
      const topic = { kind: 'jobs', connection: id } as const;
      told = throttled(FIGURES_FOR_MS, () => {
        if (!hub.isWatched(topic)) return;
        void state(id).then(
          (answer) =>
            hub.publish({
              topic,
              endpoint: 'search.index',
              input: { connection: id },
              // As JSON: instants as text.
              answer: JSON.parse(JSON.stringify(answer)) as unknown,
            }),
          (error: unknown) => logger.warn({ err: error }, 'the state of the index could not be told'),
        );
      });
      telling.set(id, told);
    }
    told.ask();
  }

  function begin(connection: LiveConnection): void {
    const { id } = connection.settings;
    if (runs.has(id)) return;
    const stop = new AbortController();
    const doing: Run['doing'] = { stages: 'nothing', people: 'nothing' };
    const walk = (part: keyof Run['doing']) => ({
      db,
      connection,
      recorded,
      signal: stop.signal,
      say: (now: Doing) => {
        doing[part] = now;
        tell(id);
      },
      defect: (error: unknown) => logger.error({ err: error, connection: id }, 'the indexer failed'),
    });
    const ended = Promise.all([walkStages(walk('stages')), walkPeople(walk('people'))]);
    runs.set(id, { stop, ended, doing });
  }

  async function end(id: string): Promise<void> {
    const run = runs.get(id);
    runs.delete(id);
    run?.stop.abort(new Error('the indexer is switched off'));
    await run?.ended;
  }

  for (const connection of connections.all) {
    const { id, kind } = connection.settings;
    if ((await readSwitch(db, id)) ?? atFirst ?? kind === 'emulated') begin(connection);
  }

  return {
    state,

    async switch(id, on) {
      await keepSwitch(db, id, on);
      if (on) begin(connections.get(id));
      else await end(id);
      counted.delete(id);
      tell(id);
      return state(id);
    },

    async close() {
      await Promise.all([...runs.keys()].map(end));
    },
  };
}

function doingOf(run: Run | undefined): Pick<IndexState, 'state' | 'failure'> {
  if (run === undefined) return { state: 'off' };
  const all = [run.doing.stages, run.doing.people];
  for (const doing of all) if (typeof doing === 'object') return { state: 'failing', failure: doing.failure };
  if (all.includes('throttled')) return { state: 'throttled' };
  return { state: all.includes('asking') ? 'running' : 'waiting' };
}
