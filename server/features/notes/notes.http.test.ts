import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#shared/contract/errors.ts';
import { LONGEST_NOTE, notes } from '#shared/notes/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { type StorePlace, storeUnderTest } from '#server/testing/store-under-test.ts';

const session = { connection: 'emulator', stageId: 'AbCdEfGhIjKl', sessionId: 'st-ABCDEFGHIJKLM' };
let store: StorePlace;
let running: RunningConsole;
beforeAll(async () => {
  store = await storeUnderTest();
  running = await startConsole({ store });
});
afterAll(async () => {
  await running.close();
  await store.remove();
});

const add = async (text: string, participantId?: string) =>
  call(running, notes.add, {
    ...session,
    body: { text, ...(participantId === undefined ? {} : { participantId }) },
  });
const texts = async (more: object = {}) =>
  (await call(running, notes.list, { ...session, ...more })).items.map(({ text }) => text);

describe('a note', () => {
  it('is read as it was written, of the session and of its participant, the oldest first', async () => {
    const first = await add('Called back at noon.\n— Ünï ⌘ 𝄞');
    expect(first).toMatchObject({
      version: 1,
      author: 'test-administrator',
      text: 'Called back at noon.\n— Ünï ⌘ 𝄞',
    });
    expect(first.editedAt).toBeUndefined();
    await add('Has a new camera.', 'pAb3kXq0ZtW1');
    expect(await texts()).toEqual(['Called back at noon.\n— Ünï ⌘ 𝄞', 'Has a new camera.']);
    expect(await texts({ participantId: 'pAb3kXq0ZtW1' })).toEqual(['Has a new camera.']);
    expect(await texts({ sessionId: 'st-MLKJIHGFEDCBA' })).toEqual([]);
  });

  it('is changed by one at a time', async () => {
    const { id } = await add('Before');
    const edit = async (text: string) =>
      attempt(running, notes.edit, { connection: 'emulator', noteId: id, body: { basedOn: 1, text } });
    const sent = await Promise.all(['One', 'Another', 'A third'].map(edit));
    expect(sent.filter(({ status }) => status === 409)).toHaveLength(2);
    const done = sent.find(({ status }) => status === 200)?.json() as { text: string; editedAt: string };
    expect(Date.parse(done.editedAt)).toBeGreaterThan(0);
    expect(await texts()).toContain(done.text);
    expect(await texts()).not.toContain('Before');
  });

  it('is gone once it was deleted', async () => {
    const { id } = await add('To be forgotten');
    const at = { connection: 'emulator', noteId: id };
    await call(running, notes.remove, at);
    expect(await texts()).not.toContain('To be forgotten');
    expect((await attempt(running, notes.remove, at)).status).toBe(404);
    const body = { basedOn: 1, text: 'Back' };
    expect((await attempt(running, notes.edit, { ...at, body })).status).toBe(404);
  });

  it('is refused where it says nothing, or too much, by name', async () => {
    const longest = 'x'.repeat(LONGEST_NOTE);
    expect((await add(longest)).text).toBe(longest);
    for (const text of ['', ' \n ', `${longest}x`, 'nothing\0more']) {
      const sent = await attempt(running, notes.add, { ...session, body: { text } });
      const { fields } = sent.json() as ErrorBody;
      expect([sent.status, fields?.map(({ path }) => path)]).toEqual([400, ['body.text']]);
    }
  });

  it('is listed page by page, everything once', async () => {
    const whole = await texts();
    const paged: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await call(running, notes.list, {
        ...session,
        maxResults: 2,
        ...(nextToken === undefined ? {} : { nextToken }),
      });
      paged.push(...page.items.map(({ text }) => text));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(paged).toEqual(whole);
    expect((await attempt(running, notes.list, { ...session, nextToken: 'x' })).status).toBe(400);
  });

  it('is there after a restart', async () => {
    const before = await texts();
    await running.close();
    running = await startConsole({ store });
    expect(await texts()).toEqual(before);
  });
});
