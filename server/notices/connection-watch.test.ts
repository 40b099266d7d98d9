import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { type ConnectionSign, connectionWatch } from './connection-watch.ts';

const reached = (reachable: boolean, code?: ErrorCode): ConnectionSign => ({
  connection: 'a',
  reachability: { reachable, at: new Date(), ...(code === undefined ? {} : { code }) },
  gauges: new Map(),
});
const throttling = (throttled: number): ConnectionSign => ({
  ...reached(true),
  gauges: new Map([
    ['ListStages', { lastMinute: { sent: 100, throttled }, perSecond: 2.4, share: 3 }] as const,
  ]),
});

describe('watching a connection', () => {
  it('tells that it has stopped working once it has been silent for some seconds, once', () => {
    let now = 0;
    const watch = connectionWatch(() => now);
    const look = (sign: ConnectionSign): string[] => watch(sign).map(({ kind }) => kind);
    expect(look(reached(false, 'aws_timeout'))).toEqual([]);
    now = 4_000;
    expect(look(reached(false, 'aws_timeout'))).toEqual([]);
    now = 5_000;
    expect(look(reached(false, 'aws_timeout'))).toEqual(['connection_down']);
    now = 50_000;
    expect(look(reached(false, 'aws_timeout'))).toEqual([]);
  });

  it('says nothing of a hiccup, and tells the next silence as another problem', () => {
    let now = 0;
    const watch = connectionWatch(() => now);
    const keys: string[] = [];
    for (const reachable of [false, true, false, false, true, false, false]) {
      keys.push(...watch(reached(reachable)).map(({ key }) => key));
      now += 6_000;
    }
    expect(keys).toEqual(['12000', '30000']);
  });

  it('tells refused credentials at once', () => {
    expect(connectionWatch()(reached(true, 'aws_credentials'))).toMatchObject([{ kind: 'credentials' }]);
  });

  it('tells throttling of an operation once until it has been calm for ten minutes', () => {
    let now = 0;
    const watch = connectionWatch(() => now);
    const told: number[] = [];
    for (const [minute, throttled] of [
      [0, 2],
      [1, 3],
      [2, 40],
      [3, 0],
      [9, 5],
      [19, 0],
      [20, 5],
    ] as const) {
      now = minute * 60_000;
      if (watch(throttling(throttled)).length > 0) told.push(minute);
    }
    expect(told).toEqual([1, 20]);
  });
});
