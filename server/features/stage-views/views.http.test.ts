import { afterAll, beforeAll, expect, it } from 'vitest';
import { stageViews } from '#shared/stage-views/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());
const connection = 'emulator';

it('keeps views by name, the newest of each, and deletes them', async () => {
  const keep = async (name: string, search: string) =>
    call(running, stageViews.keep, { connection, body: { name, search } });
  await keep('Shows', 'q=name%3A%5Eshow-');
  await keep('Broken', 'problem=recording-failed');
  const { id, owner } = await keep('Shows', 'q=show');
  expect(owner).toBe('test-administrator');
  const list = async () =>
    (await call(running, stageViews.list, { connection })).items.map(({ name, search }) => [name, search]);
  expect(await list()).toEqual([
    ['Broken', 'problem=recording-failed'],
    ['Shows', 'q=show'],
  ]);
  await call(running, stageViews.remove, { connection, viewId: id });
  expect(await list()).toHaveLength(1);
  expect((await attempt(running, stageViews.remove, { connection, viewId: id })).status).toBe(404);
  const refused = await attempt(running, stageViews.keep, { connection, body: { name: ' ', search: '?a' } });
  expect((refused.json() as { fields: { path: string }[] }).fields.map(({ path }) => path)).toEqual([
    'body.name',
    'body.search',
  ]);
});
