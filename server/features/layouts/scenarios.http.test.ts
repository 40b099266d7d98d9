import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#shared/contract/errors.ts';
import { layoutScenarios, type ScenarioContent } from '#shared/layouts/scenarios.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { storeUnderTest } from '#server/testing/store-under-test.ts';

const connection = 'emulator';
const person = (id: string, more: Partial<ScenarioContent['people'][number]> = {}) => ({
  id,
  name: id.toUpperCase(),
  attributes: {},
  arrivedAt: 0,
  video: 'on' as const,
  source: { width: 1280, height: 720 },
  ...more,
});
const content: ScenarioContent = {
  people: [
    person('ana', { attributes: { featured: 'true', order: '-3' } }),
    person('ben', { video: 'stopped', arrivedAt: 10 }),
    person('slides', { isScreen: true, source: { width: 1920, height: 1080 } }),
  ],
  shown: 2,
};
let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());

const keep = async (name: string) =>
  call(running, layoutScenarios.create, { connection, body: { name, content } });
const names = async () =>
  (await call(running, layoutScenarios.list, { connection })).items.map(({ name }) => name);

describe('a kept scenario', () => {
  it('is read as it was kept, is in the list by name, and is gone once it was deleted', async () => {
    const made = await keep('Talk show');
    await keep('Panel');
    expect(made).toMatchObject({
      name: 'Talk show',
      owner: 'test-administrator',
      people: 3,
      revision: 1,
      content,
    });
    const at = { connection, scenarioId: made.id };
    expect(await call(running, layoutScenarios.get, at)).toEqual(made);
    expect(await names()).toEqual(['Panel', 'Talk show']);
    const { content: _people, ...summary } = made;
    expect((await call(running, layoutScenarios.list, { connection })).items[1]).toEqual(summary);
    await call(running, layoutScenarios.remove, at);
    expect(await names()).toEqual(['Panel']);
    for (const endpoint of [layoutScenarios.get, layoutScenarios.remove])
      expect((await attempt(running, endpoint, at)).status).toBe(404);
  });

  it('gets another name, and keeps its people and its owner', async () => {
    const { id } = await call(running, layoutScenarios.create, {
      connection,
      body: { name: 'Old name', owner: 'Eva', content },
    });
    const at = { connection, scenarioId: id };
    const renamed = await call(running, layoutScenarios.rename, { ...at, body: { name: 'New name' } });
    expect(renamed).toMatchObject({ name: 'New name', owner: 'Eva', revision: 1, content });
    const sent = await attempt(running, layoutScenarios.rename, {
      connection,
      scenarioId: 'scn-ffffffffffffffff',
      body: { name: 'x' },
    });
    expect(sent.status).toBe(404);
  });

  it('takes other people, of several at once only the first', async () => {
    const { id } = await keep('Contested');
    const at = { connection, scenarioId: id };
    const body = { basedOn: 1, content: { people: [person('kim')], shown: 1 } };
    const sent = await Promise.all(
      [1, 2, 3].map(async () => attempt(running, layoutScenarios.save, { ...at, body })),
    );
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(sent.filter(({ status }) => status === 409)).toHaveLength(2);
    const refused = sent.find(({ status }) => status === 409)?.json() as ErrorBody;
    expect(refused).toMatchObject({ code: 'conflict', message: expect.stringContaining('Contested') });
    expect(await call(running, layoutScenarios.get, at)).toMatchObject({
      revision: 2,
      people: 1,
      content: body.content,
    });
  });

  it.each<[string, ScenarioContent, string]>([
    ['thirteen people', crowdOf(13), 'body.content.people'],
    ['two with one id', { people: [person('a'), person('a')], shown: 1 }, 'body.content.people'],
    ['more on the stage than there are', { people: [person('a')], shown: 2 }, 'body.content'],
    [
      'a video without width',
      { people: [person('a', { source: { width: 0, height: 720 } })], shown: 1 },
      'body.content.people.0.source.width',
    ],
    [
      'an attribute that is too long',
      { people: [person('a', { attributes: { long: 'x'.repeat(1025) } })], shown: 1 },
      'body.content.people.0.attributes.long',
    ],
  ])('is refused with %s, by name', async (_what, wrong, path) => {
    const sent = await attempt(running, layoutScenarios.create, {
      connection,
      body: { name: 'x', content: wrong },
    });
    const { fields } = sent.json() as ErrorBody;
    expect([sent.status, fields?.map((field) => field.path)]).toEqual([400, [path]]);
  });

  it('is still there after a restart of the console', async () => {
    const store = await storeUnderTest();
    const before = await startConsole({ store });
    const made = await call(before, layoutScenarios.create, {
      connection,
      body: { name: 'Lasting', content },
    });
    await before.close();
    const after = await startConsole({ store });
    expect(await call(after, layoutScenarios.get, { connection, scenarioId: made.id })).toEqual(made);
    await after.close();
    await store.remove();
  });
});

function crowdOf(count: number): ScenarioContent {
  return { people: Array.from({ length: count }, (_, index) => person(`p${index}`)), shown: 1 };
}
