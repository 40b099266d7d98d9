import { describe, expect, test } from 'vitest';
import { chartKey, nextEventTime } from './chart-keys.ts';
import { TimelineStore } from './data/store.ts';
import { at, START } from './testing/arbitrary-events.ts';

const NO_MODIFIER = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe('a key', () => {
  test.each([
    ['ArrowLeft', { do: 'pan', steps: -1 }],
    ['ArrowDown', { do: 'row', by: 1 }],
    ['PageDown', { do: 'row', by: 9 }],
    ['Home', { do: 'first-row' }],
    ['.', { do: 'event', direction: 1 }],
    [' ', { do: 'expand' }],
    ['P', { do: 'pin' }],
    ['Escape', { do: 'clear' }],
    ['q', undefined],
  ])('%s', (key, expected) => {
    expect(chartKey({ ...NO_MODIFIER, key }, 9)).toEqual(expected);
  });

  test('moves further with Shift, and is the browser’s own with Ctrl', () => {
    expect(chartKey({ ...NO_MODIFIER, key: 'ArrowRight', shiftKey: true }, 9)).toEqual({
      do: 'pan',
      steps: 4,
    });
    expect(chartKey({ ...NO_MODIFIER, key: 'ArrowRight', ctrlKey: true }, 9)).toBeUndefined();
  });
});

describe('the next event', () => {
  const store = new TimelineStore();
  store.setParticipants([{ participantId: 'a' }, { participantId: 'b' }, { participantId: 'c' }], true);
  for (const [id, ...seconds] of [['a', 10, 30] as const, ['b', 20] as const, ['c', 15] as const]) {
    store.addEvents(
      id,
      seconds.map((second) => ({ name: 'JOINED', eventTime: at(second) })),
    );
    if (id !== 'c') store.setLoad(id, { state: 'loaded', asOf: START });
  }
  const lanes = ['a', 'b', 'c'].flatMap((id) => store.lane(id) ?? []);
  const next = (second: number, direction: -1 | 1) => {
    const time = nextEventTime(lanes, START + second * 1000, direction);
    return time === undefined ? undefined : (time - START) / 1000;
  };

  test('is the nearest among all entries of a person that are loaded', () => {
    expect([next(0, 1), next(10, 1), next(20, 1), next(30, 1)]).toEqual([10, 20, 30, undefined]);
    expect([next(40, -1), next(30, -1), next(10, -1)]).toEqual([30, 20, undefined]);
  });
});
