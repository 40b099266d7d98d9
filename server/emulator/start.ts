import { createHandlers } from './operations/handlers.ts';
import type { ScenarioName } from './scenarios/scenario-names.ts';
import { createWorldClock, type WorldClock } from './simulation/clock.ts';
import type { Ledger } from './state/ledger.ts';
import type { Quotas } from './state/quotas.ts';
import { createWorld } from './state/world.ts';
import { createCallLog, type CallLog } from './wire/call-log.ts';
import { createFaults, type Faults } from './wire/faults.ts';
import { createWireServer } from './wire/server.ts';
import type { Account } from './wire/sigv4.ts';
import { createThrottle, type ThrottleStatus, unthrottled } from './wire/throttle.ts';

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
}

export interface Emulator {
  url: string;
  accountId: string;
  region: string;
  clock: WorldClock;
  faults: Faults;
  calls: CallLog;
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
  const world = createWorld({ scenario, seed, startedAt, region, clock, ledger, quotas });
  const faults = createFaults({ seed });
  const calls = createCallLog();
  const server = await createWireServer({
    handlers: createHandlers(world),
    clock,
    faults,
    calls,
    throttle: rates === 'on' ? createThrottle({ status }) : unthrottled,
    accounts: options.accounts ?? [TEST_ACCOUNT],
    region,
    host: options.host,
    port: options.port,
    sendMessageToo: options.sendMessageToo ?? false,
    reportUnexpected,
    about: {
      accountId: world.accountId,
      region,
      scenario,
      seed,
      startedAt: new Date(startedAt).toISOString(),
    },
  });
  return {
    url: server.url,
    accountId: world.accountId,
    region,
    clock,
    faults,
    calls,
    close: () => server.close(),
  };
};

/** The one place where a bug in the emulator can be seen: its caller only gets the request id. */
const reportUnexpected = (error: unknown, requestId: string): void => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Request ${requestId} met an unexpected error. ${text}\n`);
};
