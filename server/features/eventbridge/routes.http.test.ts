import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { eventbridge } from '#shared/eventbridge/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { controlEmulator } from '#server/testing/control-emulator.ts';
import { send, type Sent } from '#server/testing/send.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const SECRET = 'the-secret-of-this-test';
const NO_MISHAPS = { duplicates: 0, loss: 0, disorder: 0, delayMs: 0 };
const connection = 'emulator';

interface Given {
  id?: string;
  [member: string]: unknown;
}

let running: RunningConsole;
const log: string[] = [];
beforeAll(async () => {
  running = await startConsole({ hookSecret: SECRET, log: (line) => log.push(line) });
});
afterEach(() => log.splice(0));
afterAll(async () => running.close());

/** An event as EventBridge sends it, of the account that the console is connected to. */
function event({ id = 'e-1', detail, ...more }: Given & { detail?: object } = {}): object {
  return {
    version: '0',
    id,
    'detail-type': 'IVS Stage Update',
    source: 'aws.ivs',
    account: running.emulator.accountId,
    time: '2026-11-20T13:59:59Z',
    region: running.emulator.region,
    resources: [`arn:aws:ivs:us-east-1:${running.emulator.accountId}:stage/AbCdEfGhIjKl`],
    detail: {
      event_name: 'Participant Published',
      session_id: 'st-AbCdEfGhIjKlM',
      participant_id: 'p1',
      user_id: 'anna',
      ...detail,
    },
    ...more,
  };
}

async function post(body: unknown, headers: Record<string, string> = {}): Promise<Sent> {
  return send(running.port, {
    method: 'POST',
    path: '/hooks/eventbridge',
    headers: { 'content-type': 'application/json', 'x-callboard-secret': SECRET, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('who may bring events', () => {
  it('is nobody where no secret is set, and that is said', async () => {
    const deaf = await startConsole();
    const sent = await send(deaf.port, { method: 'POST', path: '/hooks/eventbridge', body: '{}' });
    await deaf.close();
    expect([sent.status, sent.json()]).toMatchObject([
      404,
      { code: 'not_found', message: expect.stringContaining('CALLBOARD_HOOK_SECRET') as string },
    ]);
  });

  it('is who knows the secret: others get 401 and one line in the log, and in the end are not listened to', async () => {
    const none = await send(running.port, { method: 'POST', path: '/hooks/eventbridge', body: '{}' });
    expect([none.status, none.json()]).toMatchObject([401, { code: 'unauthenticated' }]);
    const refused = log.filter((line) => line.includes('wrong secret'));
    expect(refused).toHaveLength(1);
    const statuses: number[] = [];
    for (let guess = 0; guess < 30; guess += 1)
      statuses.push((await post(event(), { 'x-callboard-secret': `guess-${guess}-of-this-test` })).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.at(-1)).toBe(429);
    expect((await post(event({ id: 'after-guesses' }))).status).toBe(200);
    expect(log.join('')).not.toMatch(/the-secret|guess-\d/);
  });

  it('is nobody under a host that is not ours, and no GET', async () => {
    expect((await post(event(), { host: 'evil.test' })).status).toBe(421);
    expect((await send(running.port, { path: '/hooks/eventbridge' })).status).toBe(405);
  });
});

describe('what is brought', () => {
  it.each([
    ['{"id":', 'body'],
    ['[]x', 'body'],
    ['7', 'body'],
    [{ ...event0(), time: 'yesterday' }, 'body.time'],
    [[event0(), { ...event0(), account: 'mine' }], 'body.1.account'],
    [{ ...event0(), detail: 'x' }, 'body.detail'],
    [{ ...event0(), id: '' }, 'body.id'],
  ])('is refused where it is no event: %j', async (body, path) => {
    const sent = await post(body);
    const { code, fields } = sent.json() as { code: string; fields: { path: string }[] };
    expect([sent.status, code, fields[0]?.path]).toEqual([400, 'bad_request', path]);
  });

  it('is refused where it is larger than 256 KB', async () => {
    expect((await post(event({ detail: { text: 'x'.repeat(257 * 1024) } }))).status).toBe(413);
  });

  it('is kept once, one event or a list, and what is not ours is left out', async () => {
    const first = await post(event({ id: 'one' }));
    expect(first.json()).toEqual({ taken: 1, repeated: 0, ignored: 0 });
    const list = await post([
      event({ id: 'one' }),
      event({ id: 'two' }),
      event({ id: 'two' }),
      event({ id: 'elsewhere', account: '000000000000' }),
      event({ id: 'region', region: 'eu-west-1' }),
      event({ id: 'ec2', source: 'aws.ec2' }),
    ]);
    expect(list.json()).toEqual({ taken: 1, repeated: 2, ignored: 3 });
  });

  it('is kept as text where this console does not know it', async () => {
    const strange = event({
      id: 'strange',
      'detail-type': 'IVS Something New',
      detail: { event_name: 'Frobnicated', session_id: 'st-StrangeStrang', level: 9 },
    });
    expect((await post(strange)).status).toBe(200);
    const { items } = await call(running, eventbridge.list, { connection, sessionId: 'st-StrangeStrang' });
    expect(items).toMatchObject([{ detailType: 'IVS Something New', eventName: 'Frobnicated' }]);
  });

  it('is ordered by when it happened, whatever the order in which it came', async () => {
    const session = { session_id: 'st-OrderOrderOrd' };
    const told = (id: string, name: string, at: string, person = 'p1'): object =>
      event({
        id,
        detail: {
          ...session,
          event_name: `Participant ${name}`,
          participant_id: person,
          event_time: '2026-11-20T13:00:00Z',
          event_time_precise: at,
        },
      });
    await post(told('o3', 'Unpublished', '2026-11-20T13:00:05.900000Z'));
    await post(told('o1', 'Published', '2026-11-20T13:00:05.100000Z'));
    await post(told('o4', 'Published', '2026-11-20T13:00:07.000000Z', 'p2'));
    await post(told('o0', 'Unpublished', '2026-11-20T12:59:00Z', 'p2'));
    const about = { connection, sessionId: 'st-OrderOrderOrd' };
    const { items } = await call(running, eventbridge.list, about);
    expect(items.map(({ id }) => id)).toEqual(['o4', 'o3', 'o1', 'o0']);
    const { items: publishing, feed } = await call(running, eventbridge.publishers, {
      ...about,
      stageId: 'AbCdEfGhIjKl',
    });
    expect(publishing).toEqual([{ participantId: 'p2', userId: 'anna', since: '2026-11-20T13:00:07.000Z' }]);
    expect(feed.on).toBe(true);
  });
});

/** For the table above, which is made before the console is started. */
function event0(): object {
  return {
    id: 'x',
    'detail-type': 'IVS Stage Update',
    source: 'aws.ivs',
    account: '123456789012',
    time: '2026-11-20T13:59:59Z',
    region: 'us-east-1',
    resources: [],
    detail: {},
  };
}

describe('the emulator’s own events', () => {
  let lively: RunningConsole | undefined;
  afterEach(async () => {
    await lively?.close();
    lively = undefined;
  });
  const launch = async (options: ConsoleOptions = {}): Promise<RunningConsole> => {
    lively = await startConsole({ hookSecret: SECRET, events: NO_MISHAPS, ...options });
    return lively;
  };

  it('tell why a destination failed, which the API does not', async () => {
    const console = await launch();
    const { items } = await call(console, compositions.list, { connection });
    const active = items.find(({ state }) => state === 'ACTIVE');
    const compositionId = idOf(active?.arn ?? '');
    const destination = active?.destinations.find(({ state }) => state === 'ACTIVE');
    await controlEmulator(
      console.emulator,
      `compositions/${compositionId}/destinations/${destination?.id}/fail`,
      {
        errorCode: 'AccessDeniedException',
      },
    );
    console.emulator.clock.step(5_000);
    const told = async (): Promise<unknown> =>
      (await call(console, eventbridge.list, { connection, resourceId: compositionId })).items;
    await expect.poll(told).toMatchObject([
      {
        eventName: 'Destination Failure',
        destinationId: destination?.id,
        errorCode: 'AccessDeniedException',
        reason: 'Access denied to S3 bucket. Please verify your bucket policy.',
      },
    ]);
    const { feed } = await call(console, eventbridge.list, { connection, resourceId: compositionId });
    expect(feed).toEqual({ on: true, flowing: true });
  });

  it('are all there once, though they come doubled, late and in disorder', async () => {
    const console = await launch({ events: { duplicates: 1, loss: 0, disorder: 0.5, delayMs: 200 } });
    const { items } = await call(console, stages.list, { connection });
    const live = items.find(({ activeSessionId }) => Boolean(activeSessionId));
    const sessionId = live?.activeSessionId ?? '';
    const people: string[] = [];
    for (const userId of ['anna', 'ben', 'cleo']) {
      const joined = await controlEmulator(console.emulator, 'people', { stageArn: live?.arn, userId });
      const { participantId } = joined as { participantId: string };
      people.push(participantId);
      await controlEmulator(console.emulator, `people/${participantId}/publish`);
    }
    console.emulator.clock.step(2_000);
    await controlEmulator(console.emulator, `people/${people[0]}/unpublish`);
    console.emulator.clock.step(2_000);
    const publishing = async (): Promise<string[]> => {
      const about = { connection, stageId: idOf(live?.arn ?? ''), sessionId };
      const answer = await call(console, eventbridge.publishers, about);
      return answer.items.map(({ participantId }) => participantId).filter((id) => people.includes(id));
    };
    const ofAnna = async (): Promise<unknown> =>
      (
        await call(console, eventbridge.list, { connection, sessionId, participantId: people[0] ?? '' })
      ).items.map(({ eventName }) => eventName);
    await expect
      .poll(ofAnna, { timeout: 8_000 })
      .toEqual(['Participant Unpublished', 'Participant Published']);
    await expect.poll(publishing, { timeout: 8_000 }).toEqual(people.slice(1));
  });
});
