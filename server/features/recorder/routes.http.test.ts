import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { recorder } from '#shared/recorder/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());

describe('the recorder', () => {
  it('knows nothing before anything was asked, and costs no call itself', async () => {
    const state = await call(running, recorder.get, { connection });
    expect(state).toMatchObject({
      database: running.services.store.kind,
      keep: { days: 90, megabytes: 2048 },
      rows: { stages: 0, sessions: 0, participants: 0, compositions: 0 },
      waiting: 0,
      lost: 0,
    });
    expect(state).not.toHaveProperty('keptUntil');
    expect(running.emulator.calls.list()).toEqual([]);
  });

  it('shows a composition that AWS has forgotten, whole, with how it came to its end', async () => {
    const { items } = await call(running, compositions.list, { connection, maxResults: 100 });
    const active = items.find(({ state }) => state === 'ACTIVE');
    const compositionId = idOf(active?.arn ?? '');
    const { item } = await call(running, compositions.get, { connection, compositionId });
    expect(await call(running, recorder.composition, { connection, compositionId })).toMatchObject({ item });

    running.emulator.clock.step(24 * 3_600_000);
    await call(running, compositions.list, { connection, maxResults: 100 });
    expect((await attempt(running, compositions.get, { connection, compositionId })).status).toBe(404);
    const recorded = await call(running, recorder.composition, { connection, compositionId });
    expect(recorded).toMatchObject({
      item: { arn: item.arn, state: item.state, destinations: item.destinations },
      seenAt: '2026-11-20T14:00:00.000Z',
      goneAt: '2026-11-21T14:00:00.000Z',
    });
    expect(recorded.changes).toContainEqual(
      expect.objectContaining({
        kind: 'composition',
        resourceId: compositionId,
        to: 'ACTIVE',
        seenBy: 'api',
      }),
    );
  });

  it('lists every composition it has seen once, page by page, and those of a stage', async () => {
    const seen: string[] = [];
    for (let nextToken: string | undefined; ;) {
      const page = await call(running, recorder.compositions, { connection, maxResults: 2, nextToken });
      seen.push(...page.items.map(({ compositionId }) => compositionId));
      nextToken = page.nextToken;
      if (nextToken === undefined) break;
    }
    const { rows } = await call(running, recorder.get, { connection });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(rows.compositions);
    const { items } = await call(running, recorder.compositions, { connection, maxResults: 100 });
    const stageId = items[0]?.stageId;
    const ofStage = await call(running, recorder.compositions, { connection, stageId });
    expect(ofStage.items).toEqual(items.filter((one) => one.stageId === stageId));
  });

  it('narrows compositions by state and by when they began', async () => {
    const { items } = await call(running, recorder.compositions, { connection, maxResults: 100 });
    const began = ({ startTime = '' }: (typeof items)[number]) => Date.parse(startTime);
    const failed = await call(running, recorder.compositions, { connection, state: 'FAILED' });
    expect(failed.items).toEqual(items.filter(({ state }) => state === 'FAILED'));
    expect(failed.items.length).toBeGreaterThan(0);
    const middle = new Date(
      began(items.toSorted((a, b) => began(a) - began(b))[items.length >> 1] ?? items[0]!),
    );
    const from = await call(running, recorder.compositions, { connection, from: middle, maxResults: 100 });
    const to = await call(running, recorder.compositions, { connection, to: middle, maxResults: 100 });
    expect(from.items).toEqual(items.filter((one) => began(one) >= middle.getTime()));
    expect(to.items).toEqual(items.filter((one) => began(one) < middle.getTime()));
    const never = await attempt(running, recorder.compositions, { connection, from: middle, to: middle });
    expect([never.status, never.json()]).toMatchObject([
      400,
      { fields: [{ path: 'query.to', message: 'must be later than from' }] },
    ]);
  });

  it('tells which compositions of a stage there were between two times, page by page, with their changes', async () => {
    const { items } = await call(running, recorder.compositions, { connection, maxResults: 100 });
    const stageId = items[0]?.stageId ?? '';
    const ofStage = items.filter((one) => one.stageId === stageId);
    const seen: string[] = [];
    for (let nextToken: string | undefined; ;) {
      const asked = { connection, stageId, maxResults: 1, nextToken };
      const page = await call(running, recorder.stageCompositions, asked);
      seen.push(...page.items.map(({ item }) => idOf(item.arn)));
      for (const { item, changes } of page.items) {
        const own = changes.filter(({ resourceId }) => resourceId === idOf(item.arn));
        expect(own.at(-1)?.to).toBe(item.state);
      }
      nextToken = page.nextToken;
      if (nextToken === undefined) break;
    }
    expect(seen.toSorted()).toEqual(ofStage.map(({ compositionId }) => compositionId).toSorted());
    const before = { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' };
    const none = await call(running, recorder.stageCompositions, { connection, stageId, ...before });
    expect(none).toEqual({ items: [] });
  });

  it('refuses a time that ends before it begins, and says which', async () => {
    const asked = {
      connection,
      stageId: 'AbCdEfGhIjKl',
      from: '2026-11-20T14:00:01Z',
      to: '2026-11-20T14:00:00Z',
    };
    const wrong = await attempt(running, recorder.stageCompositions, asked);
    expect([wrong.status, wrong.json()]).toMatchObject([
      400,
      { fields: [{ path: 'query.from', message: 'must not be after to' }] },
    ]);
  });

  it('tells how the recordings of a session were seen to change', async () => {
    const { items } = await call(running, stages.list, { connection, maxResults: 100 });
    const live = items.find(({ activeSessionId, name }) => activeSessionId && name !== undefined);
    const of = { connection, sessionId: live?.activeSessionId ?? 'st-AAAAAAAAAAAAA' };
    expect(await call(running, recorder.sessionRecordings, of)).toEqual({ items: [] });
    const wrong = await attempt(running, recorder.sessionRecordings, { ...of, nextToken: 'next' });
    expect([wrong.status, wrong.json()]).toMatchObject([400, { fields: [{ path: 'query.nextToken' }] }]);
  });

  it('shows a stage that was deleted, by its name and with its sessions', async () => {
    const { items } = await call(running, stages.list, { connection, maxResults: 100 });
    let ended: { arn: string; name?: string | undefined } | undefined;
    for (const stage of items.filter(({ activeSessionId }) => !activeSessionId)) {
      const of = await call(running, sessions.list, { connection, stageId: idOf(stage.arn) });
      if (of.items.length > 0) ended = stage;
      if (ended !== undefined) break;
    }
    const stageId = idOf(ended?.arn ?? '');
    await call(running, stageChanges.remove, { connection, stageId });
    expect((await attempt(running, stages.get, { connection, stageId })).status).toBe(404);
    const recorded = await call(running, recorder.stage, { connection, stageId });
    expect(recorded).toMatchObject({ item: { arn: ended?.arn }, goneAt: expect.any(String) as string });
    expect(recorded.item.name).toBe(ended?.name || undefined);
    expect(recorded.sessions.length).toBe(Math.min(100, recorded.sessionCount));
    expect(recorded.sessionCount).toBeGreaterThan(0);
  });

  it('says in a sentence that it has not seen something', async () => {
    const { status, json } = await attempt(running, recorder.stage, { connection, stageId: 'nOsUcHsTaGe1' });
    expect([status, json()]).toMatchObject([
      404,
      { code: 'not_found', message: 'The console has not seen a stage nOsUcHsTaGe1, or has forgotten it.' },
    ]);
  });

  it('refuses a token that no answer has given, and a connection that there is not', async () => {
    const wrong = await attempt(running, recorder.compositions, { connection, nextToken: 'next' });
    expect([wrong.status, wrong.json()]).toMatchObject([400, { fields: [{ path: 'query.nextToken' }] }]);
    expect((await attempt(running, recorder.get, { connection: 'nowhere' })).status).toBe(404);
  });
});
