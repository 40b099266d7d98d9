import { describe, expect, it } from 'vitest';
import { questionKey } from './question-key.ts';
import { type Crew, SingleFlight } from './single-flight.ts';

const still = new AbortController().signal;
const visible = { priority: 'visible', signal: still } as const;

/** A question whose answers the test gives. */
function questions() {
  const asked: { crew: Crew; answer: (value: string) => void; fail: (error: Error) => void }[] = [];
  return {
    asked,
    start: async (crew: Crew) =>
      new Promise<string>((answer, fail) => {
        asked.push({ crew, answer, fail });
        crew.signal.addEventListener('abort', () => fail(crew.signal.reason as Error));
      }),
  };
}

/** Lets what is already settled be told. */
const settle = async () => new Promise((resolve) => setImmediate(resolve));

describe('equal questions at one time', () => {
  it('are asked once, and all get the answer', async () => {
    const flights = new SingleFlight<string>();
    const { asked, start } = questions();
    const answers = [1, 2, 3].map(async () => flights.join('a', { ...visible }, start));
    const other = flights.join('b', { ...visible }, start);
    await settle();
    expect(asked).toHaveLength(2);
    asked[0]?.answer('A');
    asked[1]?.answer('B');
    expect(await Promise.all([...answers, other])).toEqual(['A', 'A', 'A', 'B']);
  });

  it('all get the failure, and the next question is asked anew', async () => {
    const flights = new SingleFlight<string>();
    const { asked, start } = questions();
    const answers = [1, 2].map(async () => flights.join('a', { ...visible }, start));
    await settle();
    asked[0]?.fail(new Error('refused'));
    expect(await Promise.allSettled(answers)).toMatchObject([
      { reason: { message: 'refused' } },
      { reason: { message: 'refused' } },
    ]);
    const again = flights.join('a', { ...visible }, start);
    await settle();
    asked[1]?.answer('A');
    expect(await again).toBe('A');
  });

  it('are as urgent as the one who wants the answer most', async () => {
    const flights = new SingleFlight<string>();
    const { asked, start } = questions();
    const leaving = new AbortController();
    void flights.join('a', { priority: 'background', signal: still }, start);
    await settle();
    expect(asked[0]?.crew.priority()).toBe('background');
    const left = flights
      .join('a', { priority: 'visible', signal: leaving.signal }, start)
      .catch(() => 'left');
    void flights.join('a', { priority: 'hover', signal: still }, start);
    expect(asked[0]?.crew.priority()).toBe('visible');
    leaving.abort(new Error('left'));
    expect(await left).toBe('left');
    expect(asked[0]?.crew.priority()).toBe('hover');
  });

  it('go on when one leaves, and are taken back when the last one has left', async () => {
    const flights = new SingleFlight<string>();
    const { asked, start } = questions();
    const [first, second] = [new AbortController(), new AbortController()];
    const answers = [first, second].map(async ({ signal }) =>
      flights
        .join('a', { priority: 'visible', signal }, start)
        .catch((error: unknown) => (error as Error).message),
    );
    await settle();
    first.abort(new Error('first left'));
    expect(await answers[0]).toBe('first left');
    expect(asked[0]?.crew.signal.aborted).toBe(false);
    second.abort(new Error('second left'));
    expect(await answers[1]).toBe('second left');
    expect(asked[0]?.crew.signal.reason).toMatchObject({ message: 'second left' });
    // Who asks now is not handed the answer that was cut.
    const next = flights.join('a', { ...visible }, start);
    await settle();
    asked[1]?.answer('new');
    expect(await next).toBe('new');
  });

  it('are asked anew after a change, and who waited before still gets the older answer', async () => {
    const flights = new SingleFlight<string>();
    const { asked, start } = questions();
    const before = flights.join('a', { ...visible }, start);
    await settle();
    flights.departAnew();
    const after = [1, 2].map(async () => flights.join('a', { ...visible }, start));
    await settle();
    expect(asked).toHaveLength(2);
    asked[0]?.answer('old');
    asked[1]?.answer('new');
    expect(await Promise.all([before, ...after])).toEqual(['old', 'new', 'new']);
  });

  it('are not asked for somebody who has left already', async () => {
    const { asked, start } = questions();
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(
      new SingleFlight<string>().join('a', { priority: 'visible', signal }, start),
    ).rejects.toThrow('gone');
    await settle();
    expect(asked).toEqual([]);
  });
});

describe('questions are equal', () => {
  it('whatever the order of their members, and with members left undefined', () => {
    expect(questionKey('ListStages', { a: 1, b: { d: 2, c: [1, { f: 1, e: 2 }] } })).toBe(
      questionKey('ListStages', { b: { c: [1, { e: 2, f: 1 }], d: 2 }, x: undefined, a: 1 }),
    );
  });

  it('only for one operation, and the same values in the same order', () => {
    const keys = [
      questionKey('GetStage', { arn: 'a' }),
      questionKey('GetStage', { arn: 'b' }),
      questionKey('GetStage', {}),
      questionKey('ListStages', { arn: 'a' }),
      questionKey('GetStage', { arn: ['a', 'b'] }),
      questionKey('GetStage', { arn: ['b', 'a'] }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
