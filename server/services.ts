import type { Logger } from 'pino';
import { type AccountOptions, type Accounts, createAccounts } from './auth/accounts.ts';
import { type Audit, openAudit } from './audit/audit-log.ts';
import type { ConnectionSettings } from './aws/connection-settings.ts';
import { type ConnectionDependencies, type Connections, createConnections } from './aws/connections.ts';
import type { Observer } from './aws/observation.ts';
import { AnswerMemory } from './aws/cache/answer-memory.ts';
import { EndedSessions } from './aws/cache/ended-sessions.ts';
import { budgetAnswer } from './features/budget/routes.ts';
import { bulkJobs } from './features/bulk/bulk-jobs.ts';
import { BULK_PACE, type BulkPace } from './features/bulk/pace.ts';
import { REPLACE_PACE, type ReplacePace } from './features/compositions/replace/pace.ts';
import { replaceJob } from './features/compositions/replace/replace-job.ts';
import { compositionHandlers } from './features/compositions/routes.ts';
import { createOverviews, type Overviews } from './features/overview/overview.ts';
import { participantHandlers } from './features/participants/routes.ts';
import { sessionHandlers } from './features/sessions/routes.ts';
import { stageHandlers } from './features/stages/routes.ts';
import { createIndexer, type Indexer } from './indexer/indexer.ts';
import { createJobs, type Jobs } from './jobs/jobs.ts';
import { createSessionEvents, type SessionEvents } from './jobs/session-events/session-events.ts';
import { publishBudget } from './live/budget-source.ts';
import { type Cohorts, createCohorts } from './features/investigator/cohorts/cohorts.ts';
import { createHub, type Hub } from './live/hub.ts';
import { hurryAfterChanges } from './live/hurry-after-changes.ts';
import { createLiveStreams, type LiveStreamOptions, type LiveStreams } from './live/live-streams.ts';
import { pollForTopics } from './live/polling/polled-sources.ts';
import type { Recorder } from './recorder/recorder.ts';
import { startRecording } from './recorder/recording.ts';
import type { Keep, Retention } from './recorder/retention/retention.ts';
import { lookInAws } from './search/look-in-aws.ts';
import { openStore, type Store, type StoreSettings } from './store/open-store.ts';
import { startWatching, type Watching, type WatchingOptions } from './watching.ts';

export interface ServiceOptions extends WatchingOptions {
  connections: readonly ConnectionSettings[];
  /** What the calls of a connection need. */
  caller: (connection: ConnectionSettings) => Omit<ConnectionDependencies, 'observe' | 'cache'>;
  /** How much of AWS's answers to hold at most, in bytes (0 holds none), and by which clock of milliseconds they age. */
  cache: { bytes: number; now?: () => number };
  store: StoreSettings;
  /** The file of the audit log, in a folder that is there or can be made. */
  auditFile: string;
  /** How long and how much of what was recorded is kept. */
  keep: Keep;
  /** Whether accounts are indexed as long as nobody has chosen. Undefined: as suits the kind of connection. */
  indexer?: boolean | undefined;
  logger: Logger;
  /** Who is asked who they are, and how. */
  accounts: AccountOptions;
  /** Whether nobody, and no job, may change anything in AWS; not so unless given. */
  readOnly?: boolean | undefined;
  /** How patient a Replace of a composition is, where not as usual. */
  replace?: Partial<ReplacePace> | undefined;
  /** How patient jobs over many things are, where not as usual. */
  bulk?: Partial<BulkPace> | undefined;
  /** How browsers are served with what changes, where not as usual. */
  live?: LiveStreamOptions | undefined;
}

/** Everything of the console that lives longer than a request. */
export interface Services {
  accounts: Accounts;
  readOnly: boolean;
  connections: Connections;
  store: Store;
  audit: Audit;
  recorder: Recorder;
  retention: Retention;
  hub: Hub;
  jobs: Jobs;
  /** What hears of problems. */
  watching: Watching;
  /** What the browsers read. */
  streams: LiveStreams;
  indexer: Indexer;
  sessionEvents: SessionEvents;
  cohorts: Cohorts;
  overviews: Overviews;
  /** To be called when no request is under way any more. */
  close(): Promise<void>;
}

/** By how much polling is slower while EventBridge tells of a connection. It never tells who joins and leaves. */
const RECONCILING = 2;

/** Opens the store and the connections. The one place where the parts of the server are put together. */
export async function startServices({
  connections: settings,
  caller,
  cache: { bytes, ...clock },
  store: where,
  auditFile,
  keep,
  indexer: atFirst,
  logger,
  accounts: accountOptions,
  readOnly = false,
  replace,
  bulk,
  live,
  ...watched
}: ServiceOptions): Promise<Services> {
  const store = await openStore(where);
  const accounts = createAccounts(store.db, accountOptions, logger);
  const audit = await openAudit(auditFile, logger).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const recording = await startRecording({ store, settings, keep, logger });
  const { recorder, retention } = recording;
  const hub = createHub();
  const jobs = await createJobs(store, hub, logger);
  const cache =
    bytes === 0
      ? undefined
      : { ...clock, memory: new AnswerMemory(bytes), endedSessions: new EndedSessions() };
  const observers: Observer[] = [recording.observe, hurryAfterChanges(hub)];
  const connections = createConnections(settings, (connection) => ({
    ...caller(connection),
    readOnly,
    cache,
    observe: (seen) => {
      for (const observe of observers) observe(seen);
    },
  }));
  pollForTopics(hub, {
    connections,
    handlers: {
      stages: stageHandlers,
      sessions: sessionHandlers,
      participants: participantHandlers,
      compositions: compositionHandlers,
    },
    // Events tell sooner what they tell; asking then only finds what they leave out or have lost.
    slowness: (connection) => (watching.bridge.flow(connection).flowing ? RECONCILING : 1),
  });
  publishBudget(hub, (connection) => budgetAnswer(connections.get(connection)));
  const known = new Set(connections.all.map(({ settings: { id } }) => id));
  const streams = createLiveStreams(hub, ({ connection }) => known.has(connection), live);
  const indexer = await createIndexer({ store, connections, hub, logger, recorded: recorder.flush, atFirst });
  jobs.define(lookInAws({ db: store.db, connections, recorded: recorder.flush }));
  const watching = startWatching(
    { store, hub, connections, jobs, logger, isIndexed: async (id) => (await indexer.state(id)).on },
    watched,
  );
  observers.push(watching.observe);
  const sessionEvents = createSessionEvents({ store, hub, jobs, connections, logger });
  observers.push((seen) => sessionEvents.observe(seen));
  const overviews = createOverviews({
    db: store.db,
    hub,
    recorded: recorder.flush,
    isTold: (connection) => watching.bridge.flow(connection).flowing,
  });
  observers.push(overviews.observe);
  const cohorts = createCohorts({ store, connections, jobs, sessionEvents, recorder });
  // Last: what was under way goes on at once, and what hears of its calls is there by now.
  jobs.define(replaceJob({ connections, audit, pace: { ...REPLACE_PACE, ...replace } }));
  for (const kind of bulkJobs({ db: store.db, connections, audit, pace: { ...BULK_PACE, ...bulk } }))
    jobs.define(kind);
  return {
    accounts,
    readOnly,
    connections,
    store,
    audit,
    recorder,
    retention,
    hub,
    jobs,
    streams,
    indexer,
    watching,
    sessionEvents,
    cohorts,
    overviews,
    async close() {
      accounts.close();
      streams.close();
      await indexer.close();
      await jobs.close();
      await sessionEvents.close();
      connections.close();
      await watching.close();
      await recording.close();
      await audit.close();
      await store.close();
    },
  };
}
