import { fileURLToPath } from 'node:url';
import type { AccountOptions } from '#server/auth/accounts.ts';
import type { ConnectionSettings } from '#server/aws/connection-settings.ts';
import { createBudget, unlimited } from '#server/aws/budget/budget.ts';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/console-server.ts';
import type { HttpLimits } from '#server/http/limits.ts';
import { createLogger } from '#server/http/logger.ts';
import { loopbackOrigins } from '#server/http/own-origins.ts';
import type { LiveStreamOptions } from '#server/live/live-streams.ts';
import { type ServiceOptions, type Services, startServices } from '#server/services.ts';
import { createMetrics } from '#server/prometheus/metrics.ts';
import { listenForMetrics } from '#server/prometheus/metrics-server.ts';
import type { Mishaps } from '#server/emulator/eventbridge/mishaps.ts';
import { emulatedServices } from '#server/emulated-services/emulated-services.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '#server/emulator/start.ts';
import { type StorePlace, storeUnderTest } from './store-under-test.ts';
import { addTestPeople } from './test-sessions.ts';
import { TEST_LIMITS } from './test-limits.ts';

export interface ConsoleOptions {
  /** What is kept of what was recorded; as in the product unless given. */
  keep?: { days: number; megabytes: number };
  scenario?: 'showtime' | 'empty' | 'thousand' | 'arena';
  seed?: number;
  /** The world's instant at the start, ISO 8601. */
  start?: string;
  /** Whether the world's clock stands still. */
  paused?: boolean;
  /** Whether the emulator throttles calls beyond AWS's rates; off unless that is what a test is about. */
  rates?: 'on' | 'off';
  /** Quotas on the emulator's resources other than AWS's defaults. */
  quotas?: EmulatorOptions['quotas'];
  /** What becomes of each answer of the emulator, as by an AWS that lets any text in. */
  retell?: EmulatorOptions['retell'];
  /** Part of the quota to use; without it calls go at once. */
  share?: number;
  /** Whether answers are held as in the product; off unless that is what a test is about, for worlds that are stepped. */
  cache?: boolean;
  /** The clock by which held answers age, in milliseconds; that of the process unless a test turns it. */
  cacheNow?: () => number;
  /** Time allowed to the upstream, in milliseconds; the product's own 10 s unless a test waits for it. */
  deadlineMs?: number;
  /** Whether the account is indexed in the background; off unless that is what a test is about. */
  indexer?: boolean;
  /** Further connections beside `emulator`. */
  connections?: readonly ConnectionSettings[];
  /** False: the account id of `emulator` is not configured and has to be learned. */
  knowsAccount?: boolean;
  /** Gets every line of the log. */
  log?: (line: string) => void;
  /** What the emulator's events have to know to be heard; without it the console takes none. */
  hookSecret?: string;
  /** Has the emulator post its events to the console, with what goes wrong on the way; needs `hookSecret`. */
  events?: Mishaps;
  /** Where notices are posted, and the waits before each further attempt in milliseconds. */
  webhook?: { url: string; secret?: string; retryMs?: readonly number[] };
  /** Origins beside those of the server itself. */
  origins?: readonly string[];
  /** How much one address may take, other than for tests. */
  limits?: Partial<HttpLimits>;
  /** Where a vulnerability is reported. */
  securityContact?: string;
  /** Counts for Prometheus, on a port of its own. */
  metrics?: boolean;
  webRoot?: string;
  /** One that runs already and outlives this console, as the server's restart needs it. */
  emulator?: Emulator;
  /** A database that outlives this console. */
  store?: StorePlace;
  /** Who is asked who they are, and how, where not as in the product without one click. */
  accounts?: Partial<AccountOptions>;
  /** Nobody is there, and signed in, before the console starts: what sign-in begins with. */
  nobody?: boolean;
  /** Whether nothing may be changed in AWS. */
  readOnly?: boolean;
  /** How patient a Replace of a composition is, where not as in the product. */
  replace?: ServiceOptions['replace'];
  /** How patient jobs over many things are, where not as in the product. */
  bulk?: ServiceOptions['bulk'];
  /** How browsers are served with what changes, where not as in the product. */
  live?: LiveStreamOptions;
}

export interface RunningConsole {
  url: string;
  port: number;
  emulator: Emulator;
  services: Services;
  /** Where Prometheus would read; empty without `metrics`. */
  metricsUrl: string;
  /** Drains and closes both; `drainMs` as in the product unless given. */
  close(drainMs?: number): Promise<void>;
}

/** The built web app, as `npm run build` leaves it. */
const WEB_ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The real console and the real emulator on free ports of this process; the default world is that of all tests. */
export async function startConsole(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const emulator =
    options.emulator ??
    (await startEmulator({
      scenario: options.scenario ?? 'showtime',
      seed: options.seed ?? 1,
      startedAt: Date.parse(options.start ?? '2026-11-20T14:00:00Z'),
      paused: options.paused ?? true,
      rates: options.rates ?? 'off',
      quotas: options.quotas,
      retell: options.retell,
      neighbours: emulatedServices,
    }));
  const closing = new AbortController();
  const { log } = options;
  const logger =
    log === undefined
      ? createLogger('silent')
      : createLogger('debug', {
          write(line) {
            log(line);
          },
        });
  const metrics = options.metrics === true ? createMetrics() : undefined;
  const store = options.store ?? (await storeUnderTest());
  const services = await startServices({
    connections: [emulated(emulator, options.knowsAccount ?? true), ...(options.connections ?? [])],
    caller: ({ id }) => ({
      ...metrics?.callsOf(id),
      budget: options.share === undefined ? unlimited : createBudget({ share: options.share }),
      ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
    }),
    cache: {
      bytes: options.cache === true ? 64 * 1024 * 1024 : 0,
      ...(options.cacheNow === undefined ? {} : { now: options.cacheNow }),
    },
    store: store.settings,
    auditFile: store.auditFile,
    keep: options.keep ?? { days: 90, megabytes: 2048 },
    hookSecret: options.hookSecret,
    webhook: options.webhook && { secret: undefined, ...options.webhook },
    logger,
    accounts: { signIn: true, oneClick: false, idleMinutes: 30, ...options.accounts },
    readOnly: options.readOnly,
    live: options.live,
    replace: options.replace,
    bulk: options.bulk,
    indexer: options.indexer ?? false,
  });
  if (options.nobody !== true) await addTestPeople(services.store.db);
  const limits = { ...TEST_LIMITS, ...options.limits };
  const server = await listen(
    { host: '127.0.0.1', port: 0 },
    closing,
    (port) =>
      createApp({
        origins: [...loopbackOrigins('127.0.0.1', port), ...(options.origins ?? [])],
        limits,
        securityContact: options.securityContact,
        services,
        logger,
        measure: metrics?.request,
        webRoot: options.webRoot ?? WEB_ROOT,
        closing: closing.signal,
      }),
    limits,
  );
  metrics?.watch(services);
  const metricsServer = metrics && (await listenForMetrics(0, metrics));
  if (options.events)
    emulator.sendEvents({
      target: {
        url: `http://127.0.0.1:${server.port}/hooks/eventbridge`,
        headers: { 'x-callboard-secret': options.hookSecret ?? '' },
      },
      mishaps: options.events,
    });
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    emulator,
    services,
    metricsUrl: metricsServer?.url ?? '',
    async close(drainMs) {
      await metricsServer?.close();
      await server.close(drainMs);
      await services.close();
      if (options.store === undefined) await store.remove();
      if (options.emulator === undefined) await emulator.close();
    },
  };
}

function emulated(emulator: Emulator, knowsAccount: boolean): ConnectionSettings {
  const { url: endpoint, accountId, region } = emulator;
  return {
    id: 'emulator',
    label: 'Emulator',
    colour: 'violet',
    kind: 'emulated',
    region,
    endpoint,
    ...(knowsAccount ? { accountId } : {}),
  };
}
