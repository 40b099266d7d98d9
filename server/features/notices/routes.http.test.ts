import { afterEach, describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { notices, type Notices } from '#shared/notices/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { controlEmulator } from '#server/testing/control-emulator.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
const NO_MISHAPS = { duplicates: 0, loss: 0, disorder: 0, delayMs: 0 };

let running: RunningConsole;
afterEach(async () => running.close());

async function launch(options: ConsoleOptions = {}): Promise<void> {
  running = await startConsole(options);
}
const list = async (): Promise<Notices> => call(running, notices.list, { connection });
const ofKind = async (kind: string): Promise<Notices['items']> =>
  (await list()).items.filter((notice) => notice.kind === kind);
/** The world has another failed output of its own. */
const ofDestination = async (id: string): Promise<Notices['items']> =>
  (await list()).items.filter(({ about }) => about.destinationId === id);

/** Has an output of a running composition fail, and looks at the compositions as somebody on that page does. */
async function failDestination(): Promise<{ compositionId: string; destinationId: string }> {
  const { items } = await call(running, compositions.list, { connection });
  const active = items.find(({ state, destinations }) => state === 'ACTIVE' && destinations.length === 2);
  const compositionId = idOf(active?.arn ?? '');
  const destinationId = active?.destinations.find(({ state }) => state === 'ACTIVE')?.id ?? '';
  await controlEmulator(
    running.emulator,
    `compositions/${compositionId}/destinations/${destinationId}/fail`,
    {
      errorCode: 'AccessDeniedException',
    },
  );
  running.emulator.clock.step(3_000);
  return { compositionId, destinationId };
}

const look = async (): Promise<void> => {
  await call(running, compositions.list, { connection });
};

describe('notices', () => {
  it('are none in a console that has just been started, which says how it watches', async () => {
    await launch();
    expect(await list()).toMatchObject({
      items: [],
      open: 0,
      muted: [],
      watching: { indexer: false, events: 'off' },
      webhook: { on: false },
    });
    expect(running.emulator.calls.list()).toEqual([]);
  });

  it('tell of a failure once, however often it is seen, until somebody takes note of it', async () => {
    await launch();
    const about = await failDestination();
    for (let looks = 0; looks < 3; looks += 1) await look();
    await expect.poll(async () => ofDestination(about.destinationId)).toHaveLength(1);
    const before = await list();
    const [notice] = before.items.filter((one) => one.about.destinationId === about.destinationId);
    expect(notice).toMatchObject({ about, times: 1, title: 'A destination of a composition failed' });
    expect(notice?.lastAt.slice(0, 16)).toBe('2026-11-20T14:00');

    const body = { ids: [notice?.id ?? ''] };
    const after = await call(running, notices.acknowledge, { connection, body });
    expect(after.open).toBe(before.open - 1);
    expect(after.items.find(({ id }) => id === notice?.id)?.acknowledgedAt).toBeDefined();
    await look();
    expect((await list()).open).toBe(after.open);
    expect((await call(running, notices.acknowledge, { connection, body: {} })).open).toBe(0);
  });

  it('gain the reason when EventBridge tells it, and stay one', async () => {
    await launch({ hookSecret: 'the-secret-of-this-test', events: NO_MISHAPS });
    const { destinationId } = await failDestination();
    await look();
    await expect
      .poll(async () =>
        (await ofDestination(destinationId)).map(({ text, about, times }) => ({ text, about, times })),
      )
      .toMatchObject([
        {
          text: 'Access denied to S3 bucket. Please verify your bucket policy.',
          about: { destinationId, errorCode: 'AccessDeniedException' },
          times: 1,
        },
      ]);
    expect((await list()).watching.events).toBe('flowing');
  });

  it('of a muted kind are kept and not counted, for as long as was asked', async () => {
    await launch();
    const body = { kind: 'destination_failed', minutes: 60 } as const;
    const muted = await call(running, notices.mute, { connection, body });
    expect(muted.muted).toEqual([{ kind: 'destination_failed', minutesLeft: 60 }]);
    const { destinationId } = await failDestination();
    await look();
    await expect.poll(async () => ofDestination(destinationId)).toHaveLength(1);
    const { items, open } = await list();
    expect(open).toBe(items.filter(({ kind }) => kind !== 'destination_failed').length);
    const unmuted = await call(running, notices.unmute, { connection, body: { kind: 'destination_failed' } });
    expect([unmuted.open, unmuted.muted]).toEqual([items.length, []]);
    const { muted: forGood } = await call(running, notices.mute, { connection, body: { kind: 'throttled' } });
    expect(forGood).toEqual([{ kind: 'throttled' }]);
  });

  it('come to whoever looks, as the answer that the page would ask for', async () => {
    await launch();
    const heard: unknown[] = [];
    running.services.hub.subscribe({ kind: 'notices', connection }, (news) => heard.push(news));
    const about = await failDestination();
    await look();
    await expect
      .poll(() => heard.at(-1))
      .toMatchObject({
        endpoint: 'notices.list',
        input: { connection },
        answer: {
          items: expect.arrayContaining([
            expect.objectContaining({ about: expect.objectContaining(about) as unknown }),
          ]) as unknown,
        },
      });
    await call(running, notices.acknowledge, { connection, body: {} });
    await expect.poll(() => heard.at(-1)).toMatchObject({ answer: { open: 0 } });
  });

  it('tell that AWS throttles, with the operation', async () => {
    await launch({ share: 0.95 });
    running.emulator.faults.add({ operation: 'ListCompositions', kind: 'throttle', times: 4 });
    await attempt(running, compositions.list, { connection });
    await expect
      .poll(async () => ofKind('throttled'), { timeout: 8_000 })
      .toMatchObject([{ title: 'AWS throttles ListCompositions', about: { operation: 'ListCompositions' } }]);
  });
});
