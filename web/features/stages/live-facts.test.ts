import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveFactsLoader, type LiveStage, publisherPresence } from './live-facts.ts';
import { SCALE } from '#web/testing/campaign.ts';

const stage = (n: number): LiveStage => ({ stageId: `stage-${n}`, sessionId: `st-${n}` });
const stages = (...ns: number[]) => ns.map(stage);

/** A source whose answers are given by hand. */
function source() {
  const open = new Map<string, { answer: () => void; fail: (error: Error) => void; signal: AbortSignal }>();
  const asked = { start: [] as string[], publishers: [] as string[] };
  let most = 0;
  const loader = new LiveFactsLoader({
    loadStart: ({ sessionId }) => {
      asked.start.push(sessionId);
      return Promise.resolve(`start of ${sessionId}`);
    },
    loadPublishers: ({ sessionId }, _round, signal) =>
      new Promise((resolve, reject) => {
        asked.publishers.push(sessionId);
        const done = () => open.delete(sessionId);
        open.set(sessionId, {
          answer: () => (done(), resolve('gone')),
          fail: (error) => (done(), reject(error)),
          signal,
        });
        signal.addEventListener('abort', () => (done(), reject(new Error('ended'))));
        most = Math.max(most, open.size);
      }),
  });
  const settle = async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    loader,
    asked,
    most: () => most,
    open: () => [...open.keys()],
    answer: async (...ns: number[]) => {
      for (const n of ns) open.get(`st-${n}`)?.answer();
      await settle();
    },
    fail: async (n: number) => {
      open.get(`st-${n}`)?.fail(new Error('denied'));
      await settle();
    },
    settle,
  };
}

describe('LiveFactsLoader', () => {
  it('asks about four stages at once, in the order they are wanted', async () => {
    const { loader, open, answer } = source();
    loader.want(stages(3, 1, 2, 5, 4), 1);
    expect(open()).toEqual(['st-3', 'st-1', 'st-2', 'st-5']);
    await answer(1);
    expect(open()).toEqual(['st-3', 'st-2', 'st-5', 'st-4']);
    expect(loader.known.get('st-1')).toEqual({ startTime: 'start of st-1', publishers: 'gone' });
  });

  it('ends what is no longer wanted, and asks again when it is', async () => {
    const { loader, open, answer, settle } = source();
    loader.want(stages(1, 2), 1);
    loader.want(stages(2, 3), 1);
    await settle();
    expect(open()).toEqual(['st-2', 'st-3']);
    loader.want(stages(1), 1);
    await settle();
    await answer(1);
    expect(loader.known.get('st-1')?.publishers).toBe('gone');
  });

  it('asks nothing twice in one round, and only the publishers in the next', async () => {
    const { loader, asked, answer } = source();
    loader.want(stages(1), 1);
    await answer(1);
    loader.want(stages(1), 1);
    expect(asked.publishers).toEqual(['st-1']);
    loader.want(stages(1), 2);
    expect(asked.publishers).toEqual(['st-1', 'st-1']);
    expect(loader.known.get('st-1')?.publishers).toBe('gone');
    await answer(1);
    expect(asked.start).toEqual(['st-1']);
  });

  it('says why a stage could not be checked, keeps what it has, and waits for the next round', async () => {
    const { loader, asked, fail } = source();
    let told = 0;
    loader.subscribe(() => (told += 1));
    loader.want(stages(1), 1);
    await fail(1);
    expect(loader.failureOf('st-1')).toEqual(new Error('denied'));
    expect(loader.known.get('st-1')).toEqual({ startTime: 'start of st-1' });
    expect(told).toBeGreaterThan(0);
    loader.want(stages(1), 1);
    expect(asked.publishers).toHaveLength(1);
    loader.want(stages(1), 2);
    expect(asked.publishers).toHaveLength(2);
  });

  it(
    'whatever is wanted and answered: never more than four at once, and in the end all that is wanted is known',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.oneof(
              fc.record({ want: fc.uniqueArray(fc.nat(12), { maxLength: 10 }) }),
              fc.record({ answer: fc.nat(12) }),
            ),
            { maxLength: 20 },
          ),
          async (steps) => {
            const { loader, open, most, answer, settle } = source();
            let wanted: number[] = [];
            for (const step of steps) {
              if ('want' in step) loader.want(stages(...(wanted = step.want)), 1);
              else await answer(step.answer);
              await settle();
              expect(open().every((id) => wanted.includes(Number(id.slice(3))))).toBe(true);
            }
            while (open().length > 0) await answer(...open().map((id) => Number(id.slice(3))));
            expect(wanted.every((n) => loader.known.get(`st-${n}`)?.publishers === 'gone')).toBe(true);
            expect(most()).toBeLessThanOrEqual(4);
          },
        ),
        { seed: 1, numRuns: 60 * SCALE },
      );
    },
    5_000 * SCALE,
  );
});

describe('publisherPresence', () => {
  it.each([
    [{ items: [{ state: 'DISCONNECTED' }, { state: 'CONNECTED' }] }, 'connected'],
    [{ items: [{ state: 'DISCONNECTED' }] }, 'gone'],
    [{ items: [] }, 'gone'],
    [{ items: [{ state: 'DISCONNECTED' }], nextToken: 'more' }, 'undecided'],
    [{ items: [{ state: 'CONNECTED' }], nextToken: 'more' }, 'connected'],
  ])('reads %j as %s', (page, presence) => {
    expect(publisherPresence(page)).toBe(presence);
  });
});
