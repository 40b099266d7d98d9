import { afterEach, describe, expect, it } from 'vitest';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { isOperation, operations } from '#server/aws/operations.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { addressWith, AWS_READS, exampleIds } from '#server/testing/example-paths.ts';
import { send } from '#server/testing/send.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
/** More would be more stages than an account may have. */
const ROUNDS = Math.min(Number(process.env['CAMPAIGN_SCALE'] ?? 1), 20);
let running: RunningConsole;
/** The clock by which held answers age. */
let now = 0;
afterEach(async () => running.close(0));

async function start(options: ConsoleOptions): Promise<void> {
  running = await startConsole({ cache: true, cacheNow: () => now, ...options });
}

/** The plain reads of all pages; those that open streams or count what is there are left out. */
async function plainReads(): Promise<string[]> {
  const ids = await exampleIds(running);
  return AWS_READS.filter(({ kind, aws }) => kind === 'json' && aws.length === 1).map((endpoint) =>
    addressWith(endpoint, ids),
  );
}

/** Rolls the dice of each operation for itself, so that the same calls are hit whatever happens beside them. */
function failOften(probability: number): void {
  const { faults } = running.emulator;
  const kinds = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 502 },
    { kind: 'reset' },
  ] as const;
  for (const [place, operation] of Object.keys(operations).filter(isOperation).entries())
    for (const [index, fault] of kinds.entries())
      faults.add({
        ...fault,
        operation,
        carriedOut: true,
        // Of the calls that the rules before it have let through.
        probability: probability / 3 / (1 - (index * probability) / 3),
        seed: place * kinds.length + index,
      });
}

async function namesOfStages(): Promise<(string | undefined)[]> {
  const names: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await call(running, stages.list, { connection, maxResults: 100, nextToken });
    names.push(...page.items.map(({ name }) => name));
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  return names;
}

describe('while AWS fails 30 % of all calls', () => {
  it('reads succeed, and no stage is made twice', { timeout: 30_000 * ROUNDS }, async () => {
    await start({ share: 0.95 });
    const reads = await plainReads();
    failOften(0.3);
    const statuses: number[] = [];
    const read = async (): Promise<void> => {
      for (let round = 0; round < ROUNDS; round += 1)
        for (const path of reads) {
          // What is held is too old to help.
          now += 86_400_000;
          statuses.push(
            (await send(running.port, { path, headers: { 'cache-control': 'no-cache' } })).status,
          );
        }
    };
    const names = Array.from({ length: 12 * ROUNDS }, (_, index) => `made-${index}`);
    const create = async (): Promise<void> => {
      for (const name of names) await attempt(running, stageChanges.create, { connection, body: { name } });
    };
    await Promise.all([create(), read()]);
    running.emulator.faults.clear();

    const failed = statuses.filter((status) => status !== 200).length;
    expect(failed).toBeLessThanOrEqual(Math.floor(statuses.length * 0.003));
    now += 86_400_000;
    const made = await namesOfStages();
    expect(made.length).toBeGreaterThan(40);
    expect(names.filter((name) => made.filter((one) => one === name).length > 1)).toEqual([]);
  });
});

describe('while AWS throttles three of four calls', () => {
  it('reads succeed all the same', async () => {
    await start({ share: 0.95 });
    const reads = await plainReads();
    now += 86_400_000;
    for (const operation of Object.keys(operations).filter(isOperation))
      running.emulator.faults.add({ operation, kind: 'throttle', times: 3 });
    const answers = await Promise.all(reads.map(async (path) => send(running.port, { path })));
    expect(answers.map(({ status }) => status)).toEqual(reads.map(() => 200));
  });
});

describe.each([{ kind: 'hang' }, { kind: 'drip', ms: 300, bytes: 1 }] as const)(
  'while AWS does not end its answers ($kind)',
  (fault) => {
    it('what was seen is shown and says so, all else is a sentence, and nothing is left behind', async () => {
      await start({ deadlineMs: 400 });
      const held = await call(running, stages.list, { connection });
      const sockets = openSockets();
      now += 1_200_000;
      running.emulator.faults.add({ operation: '*', ...fault });
      const asked = Array.from({ length: 20 }, async (_, index) =>
        attempt(running, stages.list, { connection, ...(index === 0 ? {} : { maxResults: index }) }),
      );
      const [first, ...others] = await Promise.all(asked);
      expect(first?.json()).toEqual({
        ...held,
        stale: { code: 'aws_timeout', message: expect.anything() as string },
      });
      for (const { status, json } of others)
        expect([status, json()]).toMatchObject([504, { code: 'aws_timeout' }]);
      await expect.poll(openSockets, { timeout: 5_000 }).toBeLessThanOrEqual(sockets);
    });
  },
);

/** Ends of TCP connections that this process holds: the console's and the emulator's alike. */
function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}
