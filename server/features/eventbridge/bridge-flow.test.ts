import { describe, expect, it } from 'vitest';
import { createBridgeFlow } from './bridge-flow.ts';

const MINUTE = 60_000;

describe('the flow of events', () => {
  let now = 0;
  const upstreamNow = (): number => now + 5_000 * MINUTE;
  const flow = createBridgeFlow({ observe: () => undefined, now: () => new Date(upstreamNow()) }, () => now);

  it('is none before the first event', () => {
    expect(flow.of('a')).toEqual({ flowing: false, lastAt: undefined });
  });

  it('is there for ten minutes after an event that came in time, for its connection alone', () => {
    flow.came('a', upstreamNow() - 2_000);
    expect(flow.of('a')).toEqual({ flowing: true, lastAt: new Date(now) });
    expect(flow.of('b').flowing).toBe(false);
    now += 10 * MINUTE;
    expect(flow.of('a').flowing).toBe(true);
    now += 1;
    expect(flow.of('a').flowing).toBe(false);
  });

  it('is not there where events come hours late: they are of no use in place of a poll', () => {
    flow.came('a', upstreamNow() - 120 * MINUTE);
    expect(flow.of('a')).toEqual({ flowing: false, lastAt: new Date(now) });
  });
});
