import { chooseWorld, type ChosenWorld } from './choose-world.ts';
import { openLedger, type KeptLedger } from './kept-ledger.ts';
import { InvalidFlags, parseFlags, USAGE, type Flags } from './flags.ts';
import type { KeepWorld, WorldOrigin } from './live-world.ts';
import { readSavedWorld, writeSavedWorld } from './saved-world.ts';
import { createWorldClock, observedClock, type WorldClock } from './simulation/clock.ts';
import { createLedger } from './state/ledger.ts';
import { startEmulator, TEST_ACCOUNT, type Emulator, type EmulatorOptions } from './start.ts';

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const readFlags = (args: readonly string[]): Flags => {
  try {
    return parseFlags(args);
  } catch (error) {
    if (error instanceof InvalidFlags) return fail(`${error.message}\n\n${USAGE}`);
    throw error;
  }
};

interface FoundWorld {
  world: ChosenWorld;
  /** What was done to the world, in its folder; without a folder it ends with the program. */
  kept: KeptLedger | undefined;
}

const findWorld = ({ dataDirectory: directory, ...flags }: Flags): FoundWorld => {
  const wallNow = Date.now();
  if (directory === undefined) return { world: chooseWorld(flags, undefined, wallNow), kept: undefined };
  try {
    const { world: saved, problem } = readSavedWorld(directory, wallNow);
    if (problem !== undefined) console.error(problem);
    const world = chooseWorld(flags, saved, wallNow);
    const existing = problem === undefined ? (world.continued ? 'continue' : 'forget') : 'aside';
    const kept = openLedger({ directory, owner: world, existing, wallNow });
    if (kept.problem !== undefined) console.error(kept.problem);
    // Time never goes back behind something that has happened, even if the wall clock was set back meanwhile.
    const now = Math.max(world.now, kept.ledger.entries.at(-1)?.at ?? 0);
    return { world: { ...world, now }, kept };
  } catch (error) {
    return fail(`The folder of the saved world cannot be used: ${textOf(error)}`);
  }
};

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** @param pace how the world's time goes on from now: at the clock's, or as it will while nothing runs. */
const saveWorld = (directory: string, world: WorldOrigin, clock: WorldClock, pace: number): void => {
  const { scenario, seed, startedAt } = world;
  try {
    writeSavedWorld(directory, {
      scenario,
      seed,
      startedAt,
      clock: { now: clock.now(), savedAt: Date.now(), pace },
    });
  } catch (error) {
    console.error(`The world could not be saved, so a restart may not continue it: ${textOf(error)}`);
  }
};

const listen = async (
  flags: Flags,
  found: FoundWorld,
  clock: WorldClock,
  keep: KeepWorld,
  neighbours: EmulatorOptions['neighbours'],
): Promise<Emulator> => {
  const { port, region, sendMessage: sendMessageToo, rates, throttleStatus, quotas, events } = flags;
  const { scenario, seed, startedAt } = found.world;
  const how = { port, region, sendMessageToo, rates, throttleStatus, quotas, events };
  const ledger = found.kept?.ledger;
  try {
    return await startEmulator({ ...how, scenario, seed, startedAt, clock, ledger, keep, neighbours });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return fail(`Port ${port} of 127.0.0.1 is taken. Choose another with --port, or 0 for any free one.`);
  }
};

const announce = ({ url, accountId, region, clock }: Emulator, world: ChosenWorld): void => {
  const pace = clock.paused ? 'paused' : `at ${clock.speed} times real time`;
  console.log(`IVS Real-Time emulator at ${url}
  World        ${world.scenario}, seed ${world.seed}, made for ${new Date(world.startedAt).toISOString()}${world.continued ? ', continued' : ''}
  World time   ${new Date(clock.now()).toISOString()}, ${pace}
  Account      ${accountId}, Region ${region}
  Credentials  access key ${TEST_ACCOUNT.accessKeyId}, secret key ${TEST_ACCOUNT.secretAccessKey}
For the AWS CLI or any SDK:
  export AWS_ENDPOINT_URL_IVS_REALTIME=${url}
  export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}
  export AWS_ACCESS_KEY_ID=${TEST_ACCOUNT.accessKeyId} AWS_SECRET_ACCESS_KEY=${TEST_ACCOUNT.secretAccessKey}
  aws ivs-realtime list-stages`);
};

/**
 * The emulator as a program: alone from a terminal, or forked, and then told about by an IPC message.
 * @param neighbours other services at the same address
 */
export const runEmulator = async (
  args: readonly string[],
  neighbours?: EmulatorOptions['neighbours'],
): Promise<void> => {
  const flags = readFlags(args);
  if (flags.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const { dataDirectory } = flags;
  const found = findWorld(flags);
  const { kept } = found;
  /** The world that is served, which another one may have replaced. */
  let world: ChosenWorld = found.world;
  const save = (pace = clock.paused ? 0 : clock.speed): void => {
    if (dataDirectory !== undefined) saveWorld(dataDirectory, world, clock, pace);
  };
  const clock: WorldClock = observedClock(
    createWorldClock({ now: world.now, speed: flags.speed, paused: flags.paused }),
    () => save(),
  );
  const keep: KeepWorld = (origin, entries) => {
    const ledger = kept === undefined ? createLedger(entries) : kept.replace(origin, entries);
    world = { ...origin, continued: false };
    return ledger;
  };
  const emulator = await listen(flags, found, clock, keep, neighbours);
  // Only now: a program that could not listen leaves a saved world as it was, also when it was to be forgotten.
  kept?.begin();
  save();

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    // While nothing runs, the world goes on at the pace of the wall.
    save(clock.paused ? 0 : 1);
    await emulator.close();
    kept?.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

  if (process.send === undefined) {
    announce(emulator, world);
  } else {
    // A parent that is gone, even killed, has no use for its emulator.
    process.on('disconnect', () => void stop());
    const { url, accountId, region } = emulator;
    process.send({ type: 'ready', url, accountId, region });
  }
};
