import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#server/http/api-error.ts';
import type { Operation } from '../operation-types.ts';
import type { Verdict } from './attempt-verdict.ts';
import { type Budget, createBudget, type Task, unlimited } from './budget.ts';
import type { Priority } from './priority.ts';

const still = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const task = <T>(given: Partial<Task<T>> & { attempt: () => Promise<T> }): Task<T> => ({
  operation: 'GetStage',
  priority: () => 'visible',
  signal: still,
  verdictOn: () => 'final',
  ...given,
});

/** Notes when calls were sent, in milliseconds from now. */
function sendings(budget: Budget) {
  const began = performance.now();
  const sent: [name: string, at: number][] = [];
  const ask = async (name: string, given: Partial<Task<void>> = {}) =>
    budget.run(
      task<void>({
        attempt: async () => void sent.push([name, Math.round(performance.now() - began)]),
        ...given,
      }),
    );
  return { sent, ask };
}

describe('the budget', () => {
  it('sends the first call at once and the others evenly spaced', async () => {
    const { sent, ask } = sendings(createBudget({ share: 1 }));
    for (const name of ['a', 'b', 'c']) void ask(name);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([
      ['a', 0],
      ['b', 200],
      ['c', 400],
    ]);
  });

  it('keeps to its share of the quota of each operation', async () => {
    const { sent, ask } = sendings(createBudget({ share: 0.5 }));
    for (const operation of ['GetStage', 'ListTagsForResource', 'CreateParticipantToken'] as const) {
      void ask(operation, { operation });
      void ask(operation, { operation });
    }
    await vi.runAllTimersAsync();
    expect(sent.slice(3)).toEqual([
      ['CreateParticipantToken', 40],
      ['ListTagsForResource', 200],
      ['GetStage', 400],
    ]);
  });

  it('lets what is on screen go before what is not, each in order of arrival', async () => {
    const { sent, ask } = sendings(createBudget({ share: 1 }));
    const wanted: [string, Priority][] = [
      ['first', 'background'],
      ['background 1', 'background'],
      ['hover', 'hover'],
      ['visible 1', 'visible'],
      ['background 2', 'background'],
      ['visible 2', 'visible'],
    ];
    for (const [name, priority] of wanted) void ask(name, { priority: () => priority });
    await vi.runAllTimersAsync();
    const order = sent.map(([name]) => name);
    expect(order).toEqual(['first', 'visible 1', 'visible 2', 'hover', 'background 1', 'background 2']);
  });

  it('serves a call sooner that somebody comes to want more', async () => {
    const { sent, ask } = sendings(createBudget({ share: 1 }));
    let priority: Priority = 'background';
    void ask('first');
    void ask('older', { priority: () => 'hover' });
    void ask('risen', { priority: () => priority });
    priority = 'visible';
    await vi.runAllTimersAsync();
    expect(sent.map(([name]) => name)).toEqual(['first', 'risen', 'older']);
  });

  it('forgets a call that nobody waits for, does not spend its turn, and leaves no timer behind', async () => {
    const { sent, ask } = sendings(createBudget({ share: 1 }));
    const leaving = new AbortController();
    void ask('a');
    const left = ask('b', { signal: leaving.signal }).catch((error: unknown) => error);
    leaving.abort(new Error('left'));
    expect(await left).toMatchObject({ message: 'left' });
    expect(vi.getTimerCount()).toBe(0);
    void ask('c');
    await vi.runAllTimersAsync();
    expect(sent).toEqual([
      ['a', 0],
      ['c', 200],
    ]);
  });

  it.each([
    ['with a share', createBudget({ share: 1 })],
    ['without limit', unlimited],
  ])('%s does not send what was given up before', async (_name, budget) => {
    const attempt = vi.fn<() => Promise<void>>();
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(budget.run(task({ attempt, signal }))).rejects.toThrow('gone');
    expect(attempt).not.toHaveBeenCalled();
  });

  it('refuses a call that would wait longer than anybody does, and says when to come again', async () => {
    const { ask } = sendings(createBudget({ share: 1, patienceMs: { visible: 1_000 } }));
    const asked = Array.from({ length: 6 }, async () => ask('x'));
    const refusal = await ask('x').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ApiError);
    expect(refusal).toMatchObject({
      code: 'queue_full',
      status: 503,
      headers: { 'Retry-After': '2' },
      message: expect.stringContaining('5 calls of GetStage are already waiting') as string,
    });
    // What is only in the background has no reader who would leave.
    asked.push(ask('x', { priority: () => 'background' }));
    await vi.runAllTimersAsync();
    await Promise.all(asked);
  });

  it('tells what was sent and who waits', async () => {
    const budget = createBudget({ share: 0.6 });
    const { ask } = sendings(budget);
    expect(budget.gauges().size).toBe(0);
    void ask('a');
    void ask('b', { priority: () => 'background' });
    void ask('c');
    await vi.advanceTimersByTimeAsync(0);
    expect(budget.gauges().get('GetStage')).toEqual({
      perSecond: 3,
      share: 3,
      quota: 5,
      waiting: { visible: 1, hover: 0, background: 1 },
      sent: 1,
      throttled: 0,
      repeated: 0,
      lastMinute: { sent: 1, throttled: 0 },
    });
    await vi.runAllTimersAsync();
    expect(budget.gauges().get('GetStage')).toMatchObject({
      sent: 3,
      waiting: { visible: 0, background: 0 },
    });
  });
});

describe('a call that fails', () => {
  /** Fails as often as told, then succeeds. */
  const failing = (times: number, verdict: Verdict) => {
    const at: number[] = [];
    const began = performance.now();
    return {
      at,
      given: {
        attempt: async () => {
          at.push(Math.round(performance.now() - began));
          if (at.length <= times) throw new Error(`attempt ${at.length}`);
          return 'done';
        },
        verdictOn: (): Verdict => verdict,
      },
    };
  };
  const outcome = async (promise: Promise<unknown>) => {
    const settled = promise.then(
      (value) => value,
      (error: unknown) => (error as Error).message,
    );
    await vi.runAllTimersAsync();
    return settled;
  };

  it('for the rate of calls is sent again before all that came later, more slowly', async () => {
    const budget = createBudget({ share: 1 });
    const { sent, ask } = sendings(budget);
    const { at, given } = failing(2, 'throttled');
    const answer = budget.run(task(given));
    void ask('later');
    expect(await outcome(answer)).toBe('done');
    // 4 calls a second after the first refusal, 3.2 and a little after the second; then the younger one.
    expect(at).toEqual([0, 250, 558]);
    expect(sent[0]?.[1]).toBeGreaterThan(558);
    expect(budget.gauges().get('GetStage')).toMatchObject({ sent: 4, throttled: 2, repeated: 2 });
  });

  it('for the rate of calls as long as it may last is told so', async () => {
    const { at, given } = failing(1_000, 'throttled');
    expect(await outcome(createBudget({ share: 1 }).run(task(given)))).toBe(`attempt ${at.length}`);
    expect(at.at(-1)).toBeGreaterThan(8_000);
    expect(at.at(-1)).toBeLessThan(10_000);
  });

  it('otherwise is sent again up to five times, after pauses that grow and are spread', async () => {
    const { at, given } = failing(5, 'again');
    const budget = createBudget({ share: 1, random: () => 0.99 });
    expect(await outcome(budget.run(task({ ...given, operation: 'CreateParticipantToken' })))).toBe('done');
    expect(at).toEqual([0, 99, 297, 693, 1485, 3069]);
    const hopeless = failing(9, 'again');
    expect(await outcome(createBudget({ share: 1 }).run(task(hopeless.given)))).toBe('attempt 6');
  });

  it('does not hold up the others while it pauses', async () => {
    const budget = createBudget({ share: 1, random: () => 1 });
    const { given } = failing(4, 'again');
    const { sent, ask } = sendings(budget);
    const answer = budget.run(task({ ...given, operation: 'GetStage' }));
    for (const name of ['b', 'c', 'd', 'e', 'f']) void ask(name);
    expect(await outcome(answer)).toBe('done');
    // Its pauses of 100 and 200 ms are over before its next turn; during those of 400 and 800 others are sent.
    expect(sent.map(([, at]) => at)).toEqual([600, 1_000, 1_200, 1_400, 1_800]);
  });

  it('for its signature is sent again at its next turn', async () => {
    const { at, given } = failing(1, 'resend');
    expect(await outcome(createBudget({ share: 1 }).run(task(given)))).toBe('done');
    expect(at).toEqual([0, 200]);
    const once = failing(1, 'resend');
    expect(await outcome(unlimited.run(task(once.given)))).toBe('done');
  });

  it('for good is not sent again', async () => {
    const { at, given } = failing(1, 'final');
    expect(await outcome(createBudget({ share: 1 }).run(task(given)))).toBe('attempt 1');
    expect(at).toEqual([0]);
  });

  it('is not sent again for somebody who has left', async () => {
    const leaving = new AbortController();
    const { at, given } = failing(3, 'throttled');
    const answer = createBudget({ share: 1 }).run(task({ ...given, signal: leaving.signal }));
    await vi.advanceTimersByTimeAsync(100);
    leaving.abort(new Error('left'));
    expect(await outcome(answer)).toBe('left');
    expect(at).toEqual([0]);
  });
});

describe('whatever is asked, in whatever order', () => {
  const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? 1);
  const timeout = 10_000 * Math.max(1, SCALE);

  it('no operation is called more often than its share, and every call ends', { timeout }, async () => {
    const asked = fc.array(
      fc.record({
        operation: fc.constantFrom<Operation>('GetStage', 'ListStages', 'ListPublicKeys', 'TagResource'),
        priority: fc.constantFrom<Priority>('visible', 'hover', 'background'),
        after: fc.integer({ min: 0, max: 900 }),
        failures: fc.array(fc.constantFrom<Verdict>('throttled', 'again', 'resend'), { maxLength: 3 }),
        leavesAfter: fc.option(fc.integer({ min: 0, max: 4_000 }), { nil: undefined }),
      }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom(0.2, 0.6, 0.95), async (calls, share) => {
        const budget = createBudget({ share, patienceMs: { visible: 1e6, hover: 1e6, background: 1e6 } });
        const sentAt = new Map<Operation, number[]>();
        let open = 0;
        for (const { operation, priority, after, failures, leavesAfter } of calls) {
          await vi.advanceTimersByTimeAsync(after);
          const leaving = new AbortController();
          if (leavesAfter !== undefined) setTimeout(() => leaving.abort(new Error('left')), leavesAfter);
          const left = [...failures];
          let verdict: Verdict = 'final';
          open += 1;
          void budget
            .run({
              operation,
              priority: () => priority,
              signal: leaving.signal,
              attempt: async () => {
                sentAt.set(operation, [...(sentAt.get(operation) ?? []), performance.now()]);
                const failure = left.shift();
                if (failure === undefined) return;
                verdict = failure;
                throw new Error(failure);
              },
              verdictOn: () => verdict,
            })
            .catch(() => undefined)
            .finally(() => (open -= 1));
        }
        await vi.runAllTimersAsync();
        expect(open).toBe(0);
        const quota = (operation: Operation) => budget.gauges().get(operation)?.quota ?? Number.NaN;
        for (const [operation, times] of sentAt)
          for (const [index, time] of times.slice(1).entries())
            expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(
              1000 / (quota(operation) * share) - 1.001,
            );
      }),
      { seed: 1, numRuns: Math.ceil(40 * SCALE) },
    );
  });
});
