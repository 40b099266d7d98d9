import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#server/http/api-error.ts';
import { createPacer, pacersByAccount, type Priority, unpaced } from './pacer.ts';

const still = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Notes when each turn came, in milliseconds from now. */
function timeline(): { at: Record<string, number>; note: (name: string) => () => void } {
  const began = performance.now();
  const at: Record<string, number> = {};
  return { at, note: (name) => () => (at[name] = Math.round(performance.now() - began)) };
}

describe('the pacer', () => {
  it('sends the first call at once and the others evenly spaced', async () => {
    const pacer = createPacer(1);
    const { at, note } = timeline();
    for (const name of ['a', 'b', 'c']) void pacer.turn('GetStage', 'visible', still).then(note(name));
    await vi.runAllTimersAsync();
    expect(at).toEqual({ a: 0, b: 200, c: 400 });
  });

  it('keeps to its share of the quota of each operation', async () => {
    const pacer = createPacer(0.5);
    const { at, note } = timeline();
    for (const operation of ['GetStage', 'ListTagsForResource', 'CreateParticipantToken'] as const) {
      void pacer.turn(operation, 'visible', still);
      void pacer.turn(operation, 'visible', still).then(note(operation));
    }
    await vi.runAllTimersAsync();
    expect(at).toEqual({ GetStage: 400, ListTagsForResource: 200, CreateParticipantToken: 40 });
  });

  it('lets what is on screen go before what is not, each in order of arrival', async () => {
    const pacer = createPacer(1);
    const order: string[] = [];
    const ask = (name: string, priority: Priority): void =>
      void pacer.turn('GetStage', priority, still).then(() => order.push(name));
    ask('first', 'background');
    ask('background 1', 'background');
    ask('hover', 'hover');
    ask('visible 1', 'visible');
    ask('background 2', 'background');
    ask('visible 2', 'visible');
    await vi.runAllTimersAsync();
    expect(order).toEqual(['first', 'visible 1', 'visible 2', 'hover', 'background 1', 'background 2']);
  });

  it('forgets a call that nobody waits for, and does not spend its turn', async () => {
    const pacer = createPacer(1);
    const { at, note } = timeline();
    const leaving = new AbortController();
    void pacer.turn('GetStage', 'visible', still).then(note('a'));
    const left = pacer.turn('GetStage', 'visible', leaving.signal);
    void pacer.turn('GetStage', 'visible', still).then(note('c'));
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    await vi.runAllTimersAsync();
    expect(at).toEqual({ a: 0, c: 200 });
  });

  it('does not take a turn for a call that was given up before', async () => {
    const pacer = createPacer(1);
    await expect(pacer.turn('GetStage', 'visible', AbortSignal.abort(new Error('gone')))).rejects.toThrow(
      'gone',
    );
    await expect(unpaced.turn('GetStage', 'visible', AbortSignal.abort(new Error('gone')))).rejects.toThrow(
      'gone',
    );
    const { at, note } = timeline();
    void pacer.turn('GetStage', 'visible', still).then(note('a'));
    await vi.runAllTimersAsync();
    expect(at).toEqual({ a: 0 });
  });

  it('refuses a call that would wait longer than anybody does, and says when to come again', async () => {
    const pacer = createPacer(1, 1_000);
    const turns = Array.from({ length: 6 }, async () => pacer.turn('GetStage', 'visible', still));
    const refusal = await pacer.turn('GetStage', 'visible', still).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ApiError);
    expect(refusal).toMatchObject({
      code: 'too_many_requests',
      status: 429,
      headers: { 'Retry-After': '2' },
      message: expect.stringContaining('5 calls of GetStage are already waiting') as string,
    });
    await vi.runAllTimersAsync();
    await Promise.all(turns);
  });

  it('leaves no timer behind once nobody waits', async () => {
    const pacer = createPacer(1);
    const leaving = new AbortController();
    await pacer.turn('GetStage', 'visible', still);
    const left = pacer.turn('GetStage', 'visible', leaving.signal).catch(() => 'left');
    leaving.abort();
    expect(await left).toBe('left');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('connections to one account and Region', () => {
  const connection = { id: 'a', label: 'A', colour: 'red', kind: 'aws', region: 'eu-west-1' } as const;

  it('share its quota', () => {
    const pacerOf = pacersByAccount(0.6);
    const pacer = pacerOf(connection);
    expect(pacerOf({ ...connection, id: 'b' })).toBe(pacer);
    expect(pacerOf({ ...connection, accountId: '123456789012', profile: 'x' })).toBe(
      pacerOf({ ...connection, accountId: '123456789012', profile: 'y' }),
    );
    for (const other of [{ region: 'us-east-1' }, { profile: 'x' }, { endpoint: 'http://127.0.0.1:1' }])
      expect(pacerOf({ ...connection, ...other })).not.toBe(pacer);
  });
});
