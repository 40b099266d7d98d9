import { describe, expect, it } from 'vitest';
import { rankOfEvent } from './event-order.ts';
import { EVENT_NAMES } from './events.ts';

const inOrder = (...names: (string | undefined)[]) =>
  names.toSorted((a, b) => rankOfEvent(a) - rankOfEvent(b));

describe('rankOfEvent', () => {
  it('begins from the outside in and ends from the inside out', () => {
    expect(inOrder('SUBSCRIBE_STARTED', 'PUBLISH_STARTED', 'JOINED')).toEqual([
      'JOINED',
      'PUBLISH_STARTED',
      'SUBSCRIBE_STARTED',
    ]);
    expect(inOrder('LEFT', 'PUBLISH_STOPPED', 'SUBSCRIBE_STOPPED')).toEqual([
      'SUBSCRIBE_STOPPED',
      'PUBLISH_STOPPED',
      'LEFT',
    ]);
  });

  it('gives every event of the API a place of its own', () => {
    expect(new Set(EVENT_NAMES.map(rankOfEvent)).size).toBe(EVENT_NAMES.length);
  });

  it('puts a name it does not know between what begins and what ends', () => {
    expect(inOrder('LEFT', 'SOMETHING_NEW', 'SUBSCRIBE_STOPPED', 'JOINED', 'JOIN_ERROR')).toEqual([
      'JOINED',
      'JOIN_ERROR',
      'SOMETHING_NEW',
      'SUBSCRIBE_STOPPED',
      'LEFT',
    ]);
    expect(rankOfEvent(undefined)).toBe(rankOfEvent('SOMETHING_NEW'));
  });
});
