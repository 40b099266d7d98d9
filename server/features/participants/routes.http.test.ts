import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

interface Person {
  participantId: string;
  userId: string;
  state: string;
  published: boolean;
  recordingState: string;
}
interface Page<Item> {
  items: Item[];
  nextToken?: string;
}

let running: RunningConsole;
let ids: ExampleIds;
let base: string;
beforeAll(async () => {
  running = await startConsole();
  ids = await exampleIds(running);
  base = `/api/emulator/stages/${ids['stageId']}/sessions/${ids['sessionId']}/participants`;
});
afterAll(async () => running.close());

async function page<Item>(path: string): Promise<Page<Item>> {
  const sent = await send(running.port, { path });
  expect([sent.status, sent.body]).toMatchObject([200, expect.anything()]);
  return sent.json() as Page<Item>;
}

/** All items, page by page. */
async function every<Item>(path: string, size: number): Promise<Item[]> {
  const items: Item[] = [];
  let nextToken: string | undefined;
  do {
    const token = nextToken === undefined ? '' : `&nextToken=${encodeURIComponent(nextToken)}`;
    const next: Page<Item> = await page(`${path}?maxResults=${size}${token}`);
    expect(next.items.length).toBeLessThanOrEqual(size);
    items.push(...next.items);
    ({ nextToken } = next);
  } while (nextToken !== undefined);
  return items;
}

describe('the participants of a session', () => {
  it('come page by page, each exactly once', async () => {
    const byTwo = await every<Person>(base, 2);
    const byHundred = await every<Person>(base, 100);
    expect(byTwo.length).toBeGreaterThan(4);
    expect(byTwo.map(({ participantId }) => participantId)).toEqual(
      byHundred.map(({ participantId }) => participantId),
    );
    expect(new Set(byTwo.map(({ participantId }) => participantId)).size).toBe(byTwo.length);
  });

  it.each<[string, (person: Person) => boolean]>([
    ['filterByState=CONNECTED', ({ state }) => state === 'CONNECTED'],
    ['filterByState=DISCONNECTED', ({ state }) => state === 'DISCONNECTED'],
    ['filterByPublished=true', ({ published }) => published],
    ['filterByRecordingState=ACTIVE', ({ recordingState }) => recordingState === 'ACTIVE'],
  ])('can be filtered by %s', async (filter, fits) => {
    const all = await every<Person>(base, 100);
    const { items } = await page<Person>(`${base}?maxResults=100&${filter}`);
    expect(items.every(fits)).toBe(true);
    expect(items).toHaveLength(all.filter(fits).length);
  });

  it('can be found by the id that the customer gave them', async () => {
    const [someone] = await every<Person>(base, 100);
    const { items } = await page<Person>(
      `${base}?filterByUserId=${encodeURIComponent(someone?.userId ?? '')}`,
    );
    expect(items.map(({ participantId }) => participantId)).toContain(someone?.participantId);
  });

  it('refuse two filters in the words of AWS', async () => {
    const sent = await send(running.port, { path: `${base}?filterByState=CONNECTED&filterByPublished=true` });
    expect([sent.status, sent.json()]).toMatchObject([400, { code: 'aws_validation' }]);
  });

  it.each([
    ['filterByState=ON', 'query.filterByState', 'must be one of CONNECTED, DISCONNECTED'],
    ['filterByPublished=yes', 'query.filterByPublished', 'must be one of true, false'],
    ['filterByRecordingState=DISABLED', 'query.filterByRecordingState', 'must be one of STARTING, ACTIVE,'],
    ['filterByUserId=', 'query.filterByUserId', 'must not be empty'],
    [`filterByUserId=${'x'.repeat(129)}`, 'query.filterByUserId', 'must have at most 128 characters'],
    ['maxResults=101', 'query.maxResults', 'must be at most 100'],
    ['maxResults=0', 'query.maxResults', 'must be at least 1'],
    ['nextToken=', 'query.nextToken', 'must not be empty'],
  ])('refuse ?%s by name', async (query, path, message) => {
    const { json } = await send(running.port, { path: `${base}?${query}` });
    expect(json()).toMatchObject({
      code: 'bad_request',
      fields: [{ path, message: expect.stringContaining(message) as string }],
    });
  });

  it('refuse a page token that AWS did not give', async () => {
    const sent = await send(running.port, { path: `${base}?nextToken=made-up` });
    expect([sent.status, sent.json()]).toMatchObject([400, { code: 'aws_validation' }]);
  });
});

describe('the events of a participant', () => {
  it('come page by page, all of them, with instants as text', async () => {
    const path = `${base}/${ids['participantId']}/events`;
    const byTwo = await every<{ name: string; eventTime: string }>(path, 2);
    expect(byTwo).toEqual(await every(path, 100));
    expect(byTwo.map(({ name }) => name)).toContain('JOINED');
    for (const { eventTime } of byTwo) expect(eventTime).toMatch(/^2026-11-20T[\d:]+\.000Z$/);
  });
});
