import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#server/store/open-store.ts';
import { openTestStore } from '#server/testing/store-under-test.ts';
import { type KeptEvent, keepEvents } from './keep-events.ts';
import { publishersOf } from './publishers.ts';

const RUNS = 20 * Number(process.env['CAMPAIGN_SCALE'] ?? 1);

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => store.close());

/** What people did: each act at a second of its own, some of them told twice, in any order. */
const stories = fc
  .array(
    fc.record({ person: fc.constantFrom('p1', 'p2', 'p3'), publishes: fc.boolean(), twice: fc.boolean() }),
    {
      maxLength: 12,
    },
  )
  .map((acts) => acts.map((act, second) => ({ ...act, second })))
  .chain((acts) =>
    fc.record({
      acts: fc.constant(acts),
      told: fc.shuffledSubarray(
        acts.flatMap((act) => (act.twice ? [act, act] : [act])),
        { minLength: acts.reduce((sum, { twice }) => sum + (twice ? 2 : 1), 0) },
      ),
    }),
  );

let sessions = 0;

it('whatever the order in which events come, and however often, who publishes is the same', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async ({ acts, told }) => {
      sessions += 1;
      const sessionId = `st-${String(sessions).padStart(13, '0')}`;
      const events = told.map(({ person, publishes, second }): KeptEvent => {
        const id = `${sessionId}-${second}`;
        return {
          connection: 'emulator',
          event: {
            id,
            detailType: 'IVS Stage Update',
            eventName: publishes ? 'Participant Published' : 'Participant Unpublished',
            account: '123456789012',
            region: 'us-east-1',
            happenedAt: second * 1_000,
            stageId: 'AbCdEfGhIjKl',
            sessionId,
            participantId: person,
            compositionId: undefined,
            destinationId: undefined,
            errorCode: undefined,
            reason: undefined,
            userId: undefined,
            text: JSON.stringify({ detail: {} }),
          },
        };
      });
      const fresh: KeptEvent[] = [];
      // In two parts, as they would come in two requests.
      const half = Math.floor(events.length / 2);
      for (const part of [events.slice(0, half), events.slice(half)])
        fresh.push(...(await keepEvents(store.db, part, 0)));
      expect(fresh).toHaveLength(acts.length);

      const last = new Map(acts.map((act) => [act.person, act]));
      const publishing = [...last.values()].filter(({ publishes }) => publishes);
      expect(await publishersOf(store.db, 'emulator', sessionId)).toEqual(
        publishing
          .toSorted((one, other) => one.second - other.second)
          .map(({ person, second }) => ({
            participantId: person,
            userId: undefined,
            since: new Date(second * 1_000),
          })),
      );
    }),
    { seed: 1, numRuns: RUNS },
  );
});
