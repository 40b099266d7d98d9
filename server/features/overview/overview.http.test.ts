import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { overview } from '#shared/overview/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close(0));

describe('the overview', () => {
  it('knows what was seen, asks AWS for nothing, and says what it does not know', async () => {
    const read = async () => call(running, overview.get, { connection });
    const before = await read();
    expect([before.stages, before.live, before.asOf]).toEqual([0, 0, undefined]);

    const { items } = await call(running, stages.list, { connection, maxResults: 100 });
    const live = items.filter(({ activeSessionId }) => Boolean(activeSessionId));
    const listed = await read();
    expect([listed.stages, listed.live]).toEqual([items.length, live.length]);
    expect(listed.stagesListedAt).toBe('2026-11-20T14:00:00.000Z');
    const of = (answer: typeof listed, kind: string) =>
      answer.problems.find((problem) => problem.kind === kind);
    expect(of(listed, 'no-composition')).toMatchObject({ stages: [], unknown: live.length });

    const page = await call(running, compositions.list, { connection, maxResults: 100 });
    const composed = new Set(
      page.items
        .filter(({ state }) => state === 'ACTIVE' || state === 'STARTING')
        .map(({ stageArn }) => idOf(stageArn)),
    );
    const [one] = live;
    await call(running, participants.list, {
      connection,
      stageId: idOf(one?.arn ?? ''),
      sessionId: one?.activeSessionId ?? '',
      maxResults: 100,
    });
    running.emulator.calls.clear();
    const known = await read();
    expect(running.emulator.calls.list()).toEqual([]);
    expect(of(known, 'no-composition')?.unknown).toBe(0);
    expect(new Set(of(known, 'no-composition')?.stages.map(({ stageId }) => stageId))).toEqual(
      new Set(live.map(({ arn }) => idOf(arn)).filter((id) => !composed.has(id))),
    );
    // Of the one session that was looked at it is known.
    expect(of(known, 'recording-failed')?.unknown).toBe(live.length - 1);
  });

  it('is told by the stream when it changes, while somebody watches', async () => {
    const heard: unknown[] = [];
    const leave = running.services.hub.subscribe({ kind: 'overview', connection }, (news) =>
      heard.push(news),
    );
    await expect.poll(() => heard.length, { timeout: 5_000 }).toBeGreaterThan(0);
    expect(running.services.hub.isWatched({ kind: 'compositions', connection })).toBe(true);
    leave();
    expect(running.services.hub.isWatched({ kind: 'compositions', connection })).toBe(false);
  });
});
