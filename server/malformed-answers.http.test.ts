import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { MALFORMED_ANSWERS } from '#server/testing/malformed-answers.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
/** The clock by which held answers age. */
let now = 0;
beforeAll(async () => {
  running = await startConsole({ cache: true, cacheNow: () => now });
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => running.close());

/** So long that nothing that is held is good for anything any more. */
const passTime = (): void => void (now += 86_400_000);

it('there are at least forty', () => expect(MALFORMED_ANSWERS.length).toBeGreaterThanOrEqual(40));

describe('a malformed answer of AWS', () => {
  it.each(MALFORMED_ANSWERS)('is told apart from one, and not held: $name', async ({ fault, outcome }) => {
    const truth = await call(running, stages.list, { connection });
    passTime();
    running.emulator.faults.add({ ...fault, operation: 'ListStages' });
    const met = await attempt(running, stages.list, { connection });
    if (outcome === 'shown') expect(met.status).toBe(200);
    else {
      expect([met.status, met.json()]).toMatchObject([
        502,
        { code: expect.stringMatching(/^aws_(invalid_answer|unavailable)$/) as string },
      ]);
      running.emulator.faults.clear();
      expect(await call(running, stages.list, { connection })).toEqual(truth);
    }
    passTime();
  });

  it('leaves what is held in its place, and says that it is not renewed', async () => {
    const truth = await call(running, stages.list, { connection });
    now += 31_000;
    running.emulator.faults.add({ operation: 'ListStages', kind: 'malformed' });
    const { stale, ...held } = await call(running, stages.list, { connection });
    expect(held).toEqual(truth);
    expect(stale).toMatchObject({ code: 'aws_invalid_answer' });
  });
});

describe('a list whose page is followed by itself', () => {
  it('ends there with an error, and its first page stays', async () => {
    const { items, nextToken = '' } = await call(running, stages.list, { connection, maxResults: 2 });
    running.emulator.faults.add({ operation: 'ListStages', kind: 'repeat-page' });
    const met = await attempt(running, stages.list, { connection, maxResults: 2, nextToken });
    expect([met.status, met.json()]).toMatchObject([
      502,
      {
        code: 'aws_invalid_answer',
        message: expect.stringContaining('followed by itself') as string,
      },
    ]);
    expect((await call(running, stages.list, { connection, maxResults: 2 })).items).toEqual(items);
  });
});
