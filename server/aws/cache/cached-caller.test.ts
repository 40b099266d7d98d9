import { describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Answer, Caller, CallOptions } from '../call.ts';
import type { Operation, OperationInput } from '../operation-types.ts';
import { AnswerMemory } from './answer-memory.ts';
import { createCachedCaller } from './cached-caller.ts';
import { EndedSessions, SETTLING_MS } from './ended-sessions.ts';

const still = new AbortController().signal;
const fresh: CallOptions = { priority: 'visible', signal: still };
const visit: CallOptions = { ...fresh, accept: 'stale', heldInNeed: true };
const reload: CallOptions = { ...fresh, heldInNeed: true };
const ARN = 'arn:aws:ivs:us-east-1:123456789012:stage/abc';
const START = Date.parse('2026-11-20T14:00:00Z');
const connection = { id: 'a', label: 'A', colour: 'red', kind: 'aws', region: 'eu-west-1' } as const;

type Give = (operation: Operation, input: object) => object | Promise<object>;

/** A caller in front of an AWS that answers as the test says, with a clock that the test turns. */
function cached(give: Give = () => ({}), memory = new AnswerMemory(1_000_000), id = 'a') {
  const world = { now: 0, give };
  const asked: { operation: Operation; input: object; priority: string }[] = [];
  const misses = new Map<Operation, { hits: number; misses: number }>();
  const upstream: Caller = {
    async call(operation, input, { priority }) {
      asked.push({ operation, input, priority });
      misses.set(operation, { hits: 0, misses: (misses.get(operation)?.misses ?? 0) + 1 });
      const output = await world.give(operation, input);
      return {
        output,
        asOf: new Date(START + world.now),
        awsRequestId: `aws-${asked.length}`,
        bytes: JSON.stringify(output).length,
      } as Answer<typeof operation>;
    },
    reachability: () => undefined,
    answered: () => misses,
    close: () => undefined,
  };
  const caller = createCachedCaller({ ...connection, id }, upstream, {
    memory,
    endedSessions: new EndedSessions(),
    shareOf: () => 3,
    now: () => world.now,
  });
  const ask = async <O extends Operation>(
    operation: O,
    input: OperationInput<O>,
    options: CallOptions = fresh,
  ): Promise<Answer<O>> => caller.call(operation, input, options);
  return { world, asked, caller, ask };
}

const refuse =
  (code: ErrorCode): Give =>
  () => {
    throw new ApiError(code, `It is ${code}.`);
  };

describe('an answer of AWS', () => {
  it.each<[Operation, object, number]>([
    ['GetStage', { arn: ARN }, 2_000],
    ['ListStages', {}, 2_000],
    ['GetStageSession', { stageArn: ARN, sessionId: 's' }, 2_000],
    ['GetEncoderConfiguration', { arn: ARN }, 60_000],
    ['ListTagsForResource', { resourceArn: ARN }, 60_000],
    ['ListPublicKeys', {}, 60_000],
  ])('to %s is good for its time, and not longer', async (operation, input, ms) => {
    const { world, asked, ask } = cached();
    const first = await ask(operation, input as never);
    world.now = ms;
    expect(await ask(operation, input as never)).toBe(first);
    world.now = ms + 1;
    expect((await ask(operation, input as never)).asOf).toEqual(new Date(START + ms + 1));
    expect(asked).toHaveLength(2);
  });

  it('is that of the connection that asked', async () => {
    const memory = new AnswerMemory(1_000_000);
    const [one, other] = [cached(undefined, memory, 'a'), cached(undefined, memory, 'b')];
    await one.ask('ListStages', {});
    await other.ask('ListStages', {});
    expect(other.asked).toHaveLength(1);
  });

  it('is never held where it has a stream key', async () => {
    const { asked, ask } = cached();
    for (let time = 0; time < 2; time += 1) await ask('GetIngestConfiguration', { arn: ARN }, visit);
    expect(asked).toHaveLength(2);
  });

  it('is not held where it is read in passing', async () => {
    const { asked, ask } = cached();
    await ask('GetStage', { arn: ARN }, { priority: 'background', signal: still });
    await ask('GetStage', { arn: ARN });
    await ask('GetStage', { arn: ARN }, { priority: 'background', signal: still });
    expect(asked).toHaveLength(2);
  });

  it('can be asked to be younger than that', async () => {
    const { world, asked, ask } = cached();
    await ask('GetComposition', { arn: ARN });
    world.now = 1_000;
    await ask('GetComposition', { arn: ARN }, { ...fresh, accept: 900 });
    expect(asked).toHaveLength(2);
    world.now = 1_900;
    await ask('GetComposition', { arn: ARN }, { ...fresh, accept: 900 });
    expect(asked).toHaveLength(2);
  });
});

describe('a live list', () => {
  const pages =
    (length: number): Give =>
    (_, input) => {
      const place = Number((input as { nextToken?: string }).nextToken ?? 0);
      return { stages: [], ...(place + 1 < length ? { nextToken: String(place + 1) } : {}) };
    };

  async function readWhole({ ask }: ReturnType<typeof cached>) {
    let nextToken: string | undefined;
    do ({ nextToken } = (await ask('ListStages', { nextToken })).output);
    while (nextToken !== undefined);
  }

  it('is fresh for twice the time that loading it takes', async () => {
    const world = cached(pages(10));
    await readWhole(world);
    world.world.now = 6_600;
    await readWhole(world);
    expect(world.asked).toHaveLength(10);
    world.world.now = 6_700;
    await readWhole(world);
    expect(world.asked).toHaveLength(20);
  });

  it('is loaded anew when its tokens may have run out and a page is missing', async () => {
    const { world, asked, ask } = cached(async (operation, input) => ({
      participants: [],
      ...(await pages(2)(operation, input)),
      ...(operation === 'GetStageSession'
        ? { stageSession: { sessionId: 's', endTime: new Date(START - 2 * SETTLING_MS) } }
        : {}),
    }));
    await ask('GetStageSession', { stageArn: ARN, sessionId: 's' });
    const list = { stageArn: ARN, sessionId: 's' };
    await ask('ListParticipants', list);
    world.now = 60_001;
    await ask('ListParticipants', list);
    expect(asked).toHaveLength(3);
    await ask('ListParticipants', { ...list, nextToken: '1' });
    world.now = 1_000_000;
    await ask('ListParticipants', list);
    await ask('ListParticipants', { ...list, nextToken: '1' });
    expect(asked).toHaveLength(4);
  });
});

describe('what is told of a session', () => {
  const session = { stageArn: ARN, sessionId: 's' };
  const ended =
    (end: number): Give =>
    (operation) =>
      operation === 'ListStageSessions'
        ? { stageSessions: [{ sessionId: 's', endTime: new Date(end) }] }
        : { stageSession: { sessionId: 's', endTime: new Date(end) } };

  it.each<[Operation, object]>([
    ['GetParticipant', { ...session, participantId: 'p' }],
    ['ListParticipants', session],
    ['ListParticipantEvents', { ...session, participantId: 'p' }],
  ])('by %s never changes once it has ended a while ago', async (operation, input) => {
    const { world, asked, ask } = cached(ended(START - SETTLING_MS));
    await ask('ListStageSessions', { stageArn: ARN });
    await ask(operation, input as never);
    world.now = 1e12;
    await ask(operation, input as never);
    expect(asked).toHaveLength(2);
    // Another session may have begun.
    await ask('ListStageSessions', { stageArn: ARN });
    expect(asked).toHaveLength(3);
  });

  it('is live just after its end', async () => {
    const { world, asked, ask } = cached(ended(START - SETTLING_MS + 1));
    await ask('GetStageSession', session);
    world.now = 2_001;
    await ask('GetStageSession', session);
    world.now = 1e12;
    await ask('GetStageSession', session);
    expect(asked).toHaveLength(2);
  });

  it('is live where its end was not seen', async () => {
    const { world, asked, ask } = cached();
    await ask('ListParticipants', session);
    world.now = 2_001;
    await ask('ListParticipants', session);
    expect(asked).toHaveLength(2);
  });
});

describe('a visit', () => {
  it.each<[Operation, object, number]>([
    ['GetStage', { arn: ARN }, 30_000],
    ['ListEncoderConfigurations', {}, 600_000],
  ])(
    'gets what is held of %s at once, with its own time, while a newer one comes',
    async (operation, input, ms) => {
      const { world, asked, ask } = cached();
      await ask(operation, input as never);
      world.now = ms;
      expect((await ask(operation, input as never, visit)).asOf).toEqual(new Date(START));
      await vi.waitFor(() => expect(asked[1]).toMatchObject({ operation, priority: 'hover' }));
      expect((await ask(operation, input as never, visit)).asOf).toEqual(new Date(START + ms));
      expect(asked).toHaveLength(2);
      world.now = 2 * ms + 1;
      expect((await ask(operation, input as never, visit)).asOf).toEqual(new Date(START + world.now));
    },
  );

  it('is told when the newer one did not come', async () => {
    const { world, asked, ask } = cached();
    await ask('GetStage', { arn: ARN });
    world.now = 3_000;
    world.give = refuse('aws_throttled');
    expect(await ask('GetStage', { arn: ARN }, visit)).not.toHaveProperty('stale');
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(await ask('GetStage', { arn: ARN }, visit)).toMatchObject({
      asOf: new Date(START),
      stale: { code: 'aws_throttled', message: 'It is aws_throttled.' },
    });
  });

  it('counts as answered from memory, and what it has fetched as nobody’s question', async () => {
    const { world, asked, caller, ask } = cached();
    await ask('GetStage', { arn: ARN }, visit);
    await ask('GetStage', { arn: ARN }, visit);
    world.now = 3_000;
    await ask('GetStage', { arn: ARN }, visit);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(caller.answered().get('GetStage')).toEqual({ hits: 2, misses: 1 });
  });
});

describe('loading anew', () => {
  it('waits for AWS unless what is held is as good', async () => {
    const { world, asked, ask } = cached();
    await ask('GetStage', { arn: ARN });
    world.now = 2_000;
    await ask('GetStage', { arn: ARN }, reload);
    expect(asked).toHaveLength(1);
    world.now = 2_001;
    expect((await ask('GetStage', { arn: ARN }, reload)).asOf).toEqual(new Date(START + 2_001));
  });
});

describe('where AWS cannot be asked', () => {
  it.each<ErrorCode>(['queue_full', 'aws_throttled', 'aws_timeout', 'aws_unavailable', 'aws_invalid_answer'])(
    'an answer of the last hour is given, and why (%s)',
    async (code) => {
      const { world, ask } = cached();
      await ask('GetStage', { arn: ARN });
      world.give = refuse(code);
      world.now = 3_600_000;
      expect(await ask('GetStage', { arn: ARN }, reload)).toMatchObject({
        asOf: new Date(START),
        stale: { code },
      });
      world.now = 3_600_001;
      await expect(ask('GetStage', { arn: ARN }, reload)).rejects.toMatchObject({ code });
    },
  );

  it.each<ErrorCode>(['aws_access_denied', 'aws_not_found'])(
    'that is not so for what is withdrawn (%s), which is then forgotten',
    async (code) => {
      const { world, asked, ask } = cached();
      await ask('GetStage', { arn: ARN });
      world.give = refuse(code);
      world.now = 31_000;
      await expect(ask('GetStage', { arn: ARN }, visit)).rejects.toMatchObject({ code });
      world.now = 0;
      await expect(ask('GetStage', { arn: ARN }, visit)).rejects.toMatchObject({ code });
      expect(asked).toHaveLength(3);
    },
  );

  it('the server’s own work is not given what is old', async () => {
    const { world, ask } = cached();
    await ask('GetStage', { arn: ARN });
    world.give = refuse('aws_unavailable');
    world.now = 2_001;
    await expect(ask('GetStage', { arn: ARN })).rejects.toMatchObject({ code: 'aws_unavailable' });
  });

  it('who goes on through a list does not wait for every page', async () => {
    const { world, asked, ask } = cached();
    await ask('ListStages', { nextToken: '1' });
    world.give = refuse('aws_timeout');
    world.now = 31_000;
    await expect(ask('ListStages', {}, reload)).rejects.toMatchObject({ code: 'aws_timeout' });
    // AWS is asked all the same, but nobody waits for it.
    world.give = () => new Promise(() => {});
    expect(await ask('ListStages', { nextToken: '1' }, reload)).toMatchObject({
      stale: { code: 'aws_timeout' },
    });
    expect(asked).toHaveLength(3);
  });

  it('nobody waits longer than ten seconds who can be shown what is held', async () => {
    vi.useFakeTimers();
    try {
      const { world, caller } = cached();
      await caller.call('GetStage', { arn: ARN }, reload);
      world.now = 31_000;
      const never = new Promise<never>(() => {});
      world.give = () => never;
      const asked = caller.call('GetStage', { arn: ARN }, reload);
      const told = vi.fn<(answer: unknown) => void>();
      void asked.then(told);
      await vi.advanceTimersByTimeAsync(9_699);
      expect(told).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(told).toHaveBeenCalledWith(
        expect.objectContaining({ stale: { code: 'aws_timeout', message: expect.any(String) as string } }),
      );
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a change', () => {
  it('makes what was asked before it useless to hold', async () => {
    const { world, asked, ask } = cached();
    let answer: (output: object) => void = () => undefined;
    world.give = () => new Promise<object>((resolve) => (answer = resolve));
    const before = ask('GetStage', { arn: ARN });
    const told = answer;
    world.give = () => ({});
    await ask('UpdateStage', { arn: ARN, name: 'new' });
    told({});
    await before;
    await ask('GetStage', { arn: ARN });
    expect(asked.map(({ operation }) => operation)).toEqual(['GetStage', 'UpdateStage', 'GetStage']);
  });

  it('that may have been made counts, one that was refused does not', async () => {
    const { world, asked, ask } = cached();
    const give = world.give;
    await ask('GetStage', { arn: ARN });
    world.give = refuse('aws_validation');
    await ask('UpdateStage', { arn: ARN }).catch(() => undefined);
    world.give = give;
    await ask('GetStage', { arn: ARN });
    expect(asked).toHaveLength(2);
    world.give = refuse('aws_timeout');
    await ask('UpdateStage', { arn: ARN }).catch(() => undefined);
    world.give = give;
    await ask('GetStage', { arn: ARN });
    expect(asked).toHaveLength(4);
  });
});
