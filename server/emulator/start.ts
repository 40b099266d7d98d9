import { channelControl } from './channels/channel-control.ts';
import { CHANNEL_PATHS, channelService } from './channels/channel-service.ts';
import { compositionControl } from './control/composition-control.ts';
import { peopleControl } from './control/people-control.ts';
import { worldControl } from './control/world-control.ts';
import { eventControl } from './control/event-control.ts';
import { createEventFeed, type EventFeed } from './eventbridge/event-feed.ts';
import type { EventTarget } from './eventbridge/event-target.ts';
import type { Mishaps } from './eventbridge/mishaps.ts';
import { createLiveWorld, type KeepWorld } from './live-world.ts';
import type { ScenarioName } from './scenarios/scenario-names.ts';
import { createWorldClock, type WorldClock } from './simulation/clock.ts';
import type { Ledger } from './state/ledger.ts';
import type { Quotas } from './state/quotas.ts';
import { createAccounts } from './wire/accounts.ts';
import { createCallLog, type CallLog } from './wire/call-log.ts';
import { createFaults, type Faults } from './wire/faults.ts';
import { createWireServer } from './wire/server.ts';
import { realTimeService, retold } from './wire/service.ts';
import type { Neighbour, Neighbourhood } from './wire/neighbour.ts';
import type { Account } from './wire/sigv4.ts';
import { createThrottle, type ThrottleStatus, unthrottled } from './wire/throttle.ts';

/** Where events go, and what goes wrong with them on the way. */
export interface EventsWish {
  target: EventTarget;
  mishaps: Mishaps;
}

export interface EmulatorOptions {
  /** `showtime` unless told otherwise. */
  scenario?: ScenarioName;
  /** The same seed, scenario and start make the same world. */
  seed?: number;
  /** The instant the world is made for, milliseconds since the epoch; the present unless told otherwise. */
  startedAt?: number;
  /** The world's time; one that starts at `startedAt` unless given. */
  clock?: WorldClock;
  /** World time for each unit of real time; not with `clock`. */
  speed?: number;
  /** Begins with the world's time standing still; not with `clock`. */
  paused?: boolean;
  /** What was done to the world before, and where what is done to it is kept; in memory unless given. */
  ledger?: Ledger | undefined;
  /** Keeps the world that takes the place of this one; in memory unless given. */
  keep?: KeepWorld | undefined;
  /** Where EventBridge events of the world are posted; nowhere unless given. */
  events?: EventsWish | undefined;
  region?: string;
  accounts?: readonly Account[];
  /** A loopback address, 127.0.0.1 unless told otherwise. */
  host?: string;
  /** 0, the default, for any free port. */
  port?: number;
  /** Whether calls beyond AWS's rates are throttled; they are unless told otherwise. */
  rates?: 'on' | 'off' | undefined;
  throttleStatus?: ThrottleStatus | undefined;
  /** Quotas on resources other than AWS's defaults. */
  quotas?: Partial<Quotas> | undefined;
  /** Errors carry `message` beside `exceptionMessage`; whether the live service's do is UNCONFIRMED. */
  sendMessageToo?: boolean;
  /** What becomes of each answer of IVS Real-Time before it is sent, as by a service that lets any text in; nothing unless given. */
  retell?: ((output: object) => object) | undefined;
  /** Other services over the same world, at the same address; none unless given. */
  neighbours?: ((seen: Neighbourhood) => readonly Neighbour[]) | undefined;
}

export interface Emulator {
  url: string;
  /** Of the world that is served now. */
  readonly accountId: string;
  region: string;
  clock: WorldClock;
  faults: Faults;
  calls: CallLog;
  /** Posts what happens from now on there, in place of where it went before. */
  sendEvents(to: EventsWish): void;
  close(): Promise<void>;
}

/** The credentials that the emulator takes unless told otherwise; they open nothing else in the world. */
export const TEST_ACCOUNT: Account = { accessKeyId: 'test', secretAccessKey: 'test' };

/**
 * Makes a world and serves it. Rejects with Node's own error (`EADDRINUSE`) for a port that is taken and with a
 * `RangeError` for a host that is not loopback or a time that is none.
 */
export const startEmulator = async (options: EmulatorOptions = {}): Promise<Emulator> => {
  const { scenario = 'showtime', seed = 1, region = 'us-east-1', startedAt = Date.now() } = options;
  const { speed = 1, paused = false, ledger, quotas, rates = 'on', throttleStatus: status } = options;
  const clock = options.clock ?? createWorldClock({ now: startedAt, speed, paused });
  const { keep } = options;
  const live = createLiveWorld({
    scenario,
    seed,
    startedAt,
    region,
    clock,
    ledger,
    quotas,
    keep,
    // At once: what happens in the new world from now on is news, and nothing before.
    loaded: () => feed?.look(),
  });
  let feed: EventFeed | undefined;
  const sendEvents = (to: EventsWish): void => {
    feed?.close();
    feed = createEventFeed({
      world: () => live.world,
      seed,
      reportUnexpected: (error) => reportUnexpected(error, 'of the event feed'),
      ...to,
    });
  };
  if (options.events) sendEvents(options.events);
  const faults = createFaults({ seed, nameOf: (arn) => live.world.resources.nameOf(arn) });
  const calls = createCallLog();
  const throttle = rates === 'on' ? createThrottle({ status }) : unthrottled;
  const accounts = createAccounts(options.accounts ?? [TEST_ACCOUNT]);
  const around = {
    world: () => live.world,
    clock,
    faults,
    calls,
    throttle,
    accounts: accounts.known,
    admit: (account: Account) => accounts.admit(account),
    region,
  };
  const neighbours = options.neighbours?.({ ...around, reportUnexpected }) ?? [];
  const real = realTimeService(live.handlers);
  const listening = createWireServer({
    service: options.retell ? retold(real, options.retell) : real,
    beside: { service: channelService(() => live.world), paths: CHANNEL_PATHS },
    neighbours,
    controls: [
      peopleControl(() => live.world),
      compositionControl(() => live.world),
      channelControl(() => live.world),
      worldControl(live),
      eventControl(() => feed, sendEvents),
      ...neighbours.flatMap(({ control }) => control ?? []),
    ],
    clock,
    faults,
    calls,
    throttle,
    accounts: accounts.known,
    region,
    host: options.host,
    port: options.port,
    sendMessageToo: options.sendMessageToo ?? false,
    reportUnexpected,
    about: () => ({
      accountId: live.world.accountId,
      region,
      scenario: live.origin.scenario,
      seed: live.origin.seed,
      startedAt: new Date(live.origin.startedAt).toISOString(),
    }),
  });
  const server = await listening.catch((error: unknown) => {
    feed?.close();
    throw error;
  });
  return {
    url: server.url,
    get accountId() {
      return live.world.accountId;
    },
    region,
    clock,
    faults,
    calls,
    sendEvents,
    close: () => {
      feed?.close();
      return server.close();
    },
  };
};

/** The one place where a bug in the emulator can be seen: its caller only gets the request id. */
const reportUnexpected = (error: unknown, requestId: string): void => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Request ${requestId} met an unexpected error. ${text}\n`);
};
