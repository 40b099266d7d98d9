import { compositionChanges } from '#shared/compositions/changes.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { compositionReplace } from '#shared/compositions/replace.ts';
import { compositionReplacements, type Replacement } from '#shared/compositions/replacement.ts';
import { idOf } from '#shared/contract/ids.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { isUnfinished, jobs } from '#shared/jobs/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { type Emulator, startEmulator } from '#server/emulator/start.ts';
import { call } from '../call-endpoint.ts';
import { chanceOf } from '../chance.ts';
import { untruths } from './log-truth.ts';
import { inProcess, inProgram, type Life } from './replace-hosts.ts';
import { troubleOf } from './trouble.ts';

/** What became of one Replace. */
export interface ReplaceRun {
  seed: number;
  mode: 'overlap' | 'gap';
  trouble: string[];
  kills: number;
  /** Whether it was a program that was killed, and not services that were closed. */
  bySigkill: boolean;
  ended: string;
  state: string;
  lines: number;
  ms: number;
  /** What is not as it must be; empty where all is well. */
  wrong: string[];
}

/** World time for each unit of real time. */
const SPEED = { services: 60, program: 20 };
const LONGEST_MS = 180_000;
const STAGE = 'show-morning-brief';

/** One Replace in a world of its own, with what goes wrong by chance. The same seed goes wrong in the same way. */
export async function replaceRun(seed: number, { bySigkill }: { bySigkill: boolean }): Promise<ReplaceRun> {
  const began = performance.now();
  const emulator = await startEmulator({
    seed: 1,
    startedAt: Date.parse('2026-11-20T14:00:00Z'),
    rates: 'off',
    speed: bySigkill ? SPEED.program : SPEED.services,
  });
  const host = await (bySigkill ? inProgram(emulator) : inProcess(emulator));
  let life = await host.open();
  try {
    const chance = chanceOf(seed);
    const mode = chance.isTrue(0.5) ? 'gap' : 'overlap';
    const world = await worldOf(life, emulator, mode);
    const trouble = troubleOf(chance, mode === 'gap', world.oldArn);
    const kills = chance.whole(0, bySigkill ? 2 : 3);
    emulator.calls.clear();
    emulator.faults.add(...trouble.faults);
    const { connection } = life;
    const compositionId = idOf(world.oldArn);
    const name = trouble.staysStarting ? 'fault-stays-starting' : 'replaced';
    const { id: jobId } = await call(life, compositionReplace.replace, {
      connection,
      compositionId,
      body: {
        layout: { grid: { gridGap: 12 } },
        destinations: world.destinations.map((one) => ({ ...one, name })),
      },
    });
    const read = async (): Promise<Replacement> => {
      const { item } = await call(life, compositionReplacements.replacement, { connection, compositionId });
      if (item === undefined) throw new Error('the Replace is not kept');
      return item;
    };
    const until = async (isIt: (now: Replacement) => boolean): Promise<Replacement> =>
      askUntil(read, (now) => isIt(now) || !isUnfinished(now.job.state), bySigkill ? 50 : 5);
    let cancelled = trouble.cancelAfter === undefined;
    const cancelIfDue = async (): Promise<void> => {
      const { cancelAfter = 0 } = trouble;
      if (cancelled) return;
      cancelled = true;
      const { job } = await until(({ log }) => log.length >= cancelAfter);
      if (isUnfinished(job.state)) await call(life, jobs.cancel, { connection, jobId });
    };
    let killed = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const { log } = await read();
      const after = log.length + chance.whole(0, 3);
      const pause = chance.whole(0, bySigkill ? 300 : 60);
      const { job } = await until((now) => now.log.length >= after);
      if (!isUnfinished(job.state)) break;
      await killLater(life, pause);
      killed += 1;
      life = await host.open();
      if (kill === 0) await cancelIfDue();
    }
    await cancelIfDue();
    const replacement = await until(() => false);
    const wrong = await judge({ life, emulator, world, replacement });
    const away = replacement.log.some(({ words }) => words.includes('was away for too long'));
    const ended = replacement.outcome?.kind ?? 'unknown';
    const allowed =
      trouble.cancelAfter === undefined && !away ? [trouble.mustEnd] : ['replaced', 'kept', trouble.mustEnd];
    if (!allowed.includes(ended as 'kept'))
      wrong.push(`it ended as ${ended} and must have ended as ${trouble.mustEnd}`);
    return {
      seed,
      mode,
      trouble: trouble.names,
      kills: killed,
      bySigkill,
      ended,
      state: replacement.job.state,
      lines: replacement.log.length,
      ms: performance.now() - began,
      wrong:
        wrong.length === 0
          ? []
          : [...wrong, ...replacement.log.map(({ phase, words }) => `  ${phase}: ${words}`)],
    };
  } finally {
    await life.kill();
    await host.remove();
    await emulator.close();
  }
}

/**
 * Asks again and again, with a moment in between, until the answer is as wanted.
 * @throws {Error} with the last answer where that takes too long
 */
async function askUntil<Answer>(
  ask: () => Promise<Answer>,
  isIt: (answer: Answer) => boolean,
  everyMs: number,
): Promise<Answer> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const look = (): void => {
      ask().then((answer) => {
        if (isIt(answer)) resolve(answer);
        else if (performance.now() - from > LONGEST_MS)
          reject(new Error(`it does not come: ${JSON.stringify(answer)}`));
        else setTimeout(look, everyMs);
      }, reject);
    };
    look();
  });
}

/** Ends a console in the middle of whatever it does then. */
async function killLater(life: Life, afterMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      life.kill().then(resolve, reject);
    }, afterMs);
  });
}

interface World {
  stageId: string;
  oldArn: string;
  /** Those that were there before, without the old one. */
  others: string[];
  destinations: Parameters<typeof destinationsOf>[0];
}

type Destination = {
  channel?: { channelArn: string; encoderConfigurationId?: string };
  s3?: { storageConfigurationId: string; encoderConfigurationIds: string[] };
};
const destinationsOf = (destinations: Destination[]): Destination[] => destinations;

/** A stage with people, and on it a composition that is ACTIVE, to be replaced. */
async function worldOf(life: Life, { accountId, region }: Emulator, mode: 'overlap' | 'gap'): Promise<World> {
  const { connection } = life;
  const all = await call(life, stages.list, { connection, maxResults: 100 });
  const stageId = idOf(all.items.find(({ name }) => name === STAGE)?.arn ?? '');
  const encoder = await call(life, encoderConfigurations.list, { connection });
  const storage = await call(life, storageConfigurations.list, { connection });
  const before = await call(life, compositions.list, { connection, stageId, maxResults: 100 });
  const s3 = {
    s3: {
      storageConfigurationId: idOf(storage.items[0]?.arn ?? ''),
      encoderConfigurationIds: [idOf(encoder.items[0]?.arn ?? '')],
    },
  };
  const channel = { channel: { channelArn: `arn:aws:ivs:${region}:${accountId}:channel/CampaignChan` } };
  const destinations = destinationsOf(mode === 'gap' ? [channel] : [s3]);
  const { item } = await call(life, compositionChanges.start, {
    connection,
    body: { stageId, idempotencyToken: 'the-old-one', destinations, layout: { grid: { gridGap: 4 } } },
  });
  const compositionId = idOf(item.arn);
  await askUntil(
    async () => (await call(life, compositions.get, { connection, compositionId })).item.state,
    (state) => state === 'ACTIVE',
    20,
  );
  return { stageId, oldArn: item.arn, others: before.items.map(({ arn }) => arn), destinations };
}

interface Judged {
  life: Life;
  emulator: Emulator;
  world: World;
  replacement: Replacement;
}

/** Holds the job's word against AWS's own. */
async function judge({ life, emulator, world, replacement }: Judged): Promise<string[]> {
  // What the job saw, it saw before this: nothing of it may be changed by the faults that are left.
  emulator.faults.clear();
  const calls = emulator.calls.list();
  const { connection } = life;
  const { stageId } = world;
  const { items } = await call(life, compositions.list, { connection, stageId, maxResults: 100 });
  const running = items
    .filter(({ arn, state }) => !world.others.includes(arn) && (state === 'STARTING' || state === 'ACTIVE'))
    .map(({ arn }) => idOf(arn));
  const wrong = untruths({ replacement, calls, running });
  if (running.length > 1) wrong.push(`${running.length} run in the end`);
  if (running.length === 0 && replacement.before === undefined)
    wrong.push('none runs, and the old layout is not offered');
  return wrong;
}
