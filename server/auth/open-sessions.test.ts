import type { KyselyPlugin } from 'kysely';
import { expect, it } from 'vitest';
import { createLogger } from '#server/http/logger.ts';
import { openTestStore } from '#server/testing/store-under-test.ts';
import { addTestPeople, testPerson } from '#server/testing/test-sessions.ts';
import { OpenSessions } from './open-sessions.ts';

it('looks at the sessions of streams once at a time, however long the database takes', async () => {
  const store = await openTestStore();
  await addTestPeople(store.db);
  let looks = 0;
  let ticks = 0;
  let gate = Promise.resolve();
  const slow: KyselyPlugin = {
    transformQuery({ node }) {
      looks += 1;
      return node;
    },
    async transformResult({ result }) {
      await gate;
      return result;
    },
  };
  const now = (): number => {
    ticks += 1;
    return Date.now();
  };
  const rules = { idleMinutes: 30, oneClick: false, now };
  const sessions = new OpenSessions(store.db.withPlugin(slow), rules, createLogger('silent'));
  const from = { address: '127.0.0.1', agent: '' };
  const begun = await sessions.begin({ personId: testPerson('viewer').id }, 'password', from);
  if (begun === undefined) throw new Error('nobody is signed in');

  let open = (): void => undefined;
  gate = new Promise((resolve) => (open = resolve));
  looks = 0;
  ticks = 0;
  let hasEnded = false;
  sessions.watch(begun.open.principal, () => (hasEnded = true));
  await expect.poll(() => ticks, { timeout: 20_000 }).toBeGreaterThanOrEqual(4);
  expect(looks).toBe(1);
  open();
  await expect.poll(() => looks, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(hasEnded).toBe(false);
  sessions.close();
  await store.close();
}, 60_000);
