import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { at, PATIENT, sensibleLane, START } from '../testing/arbitrary-events.ts';
import { seconds } from '../testing/read-lane.ts';
import { deriveLane } from './derive.ts';
import { joinShapes } from './join-shapes.ts';
import { OPEN_END } from './intervals.ts';
import { TimelineStore } from './store.ts';

const END = START + 600_000;

function shapeOf(events: Parameters<TimelineStore['addEvents']>[1]) {
  const store = new TimelineStore();
  store.setParticipants([{ participantId: 'p1' }], true);
  store.addEvents('p1', events);
  const lane = store.lane('p1');
  if (!lane) throw new Error('The lane was just listed.');
  return deriveLane(lane.events, undefined, END);
}

describe('the entries of one person as one lane', () => {
  test('follow one another; what touches stays apart', () => {
    const first = shapeOf([
      { name: 'JOINED', eventTime: at(0) },
      { name: 'PUBLISH_STARTED', eventTime: at(1) },
      { name: 'LEFT', eventTime: at(10) },
    ]);
    const second = shapeOf([
      { name: 'JOINED', eventTime: at(10) },
      { name: 'SUBSCRIBE_ERROR', eventTime: at(12) },
    ]);
    const joined = joinShapes([second, first]);
    expect(seconds(joined.presence)).toEqual([
      [0, 10],
      [10, 600, OPEN_END],
    ]);
    expect(seconds(joined.publishing).map(([from, to]) => [from, to])).toEqual([[1, 10]]);
    expect([...joined.errors.times]).toEqual([START + 12_000]);
  });

  test('that overlap are one, open where the later end is', () => {
    const first = shapeOf([{ name: 'JOINED', eventTime: at(0) }]);
    const second = shapeOf([
      { name: 'JOINED', eventTime: at(5) },
      { name: 'LEFT', eventTime: at(9) },
    ]);
    expect(seconds(joinShapes([first, second]).presence)).toEqual([[0, 600, OPEN_END]]);
  });

  test('cover exactly what any of them covers', PATIENT, () => {
    fc.assert(
      fc.property(fc.array(sensibleLane, { minLength: 2, maxLength: 4 }), (lanes) => {
        const shapes = lanes.map(shapeOf);
        const joined = joinShapes(shapes);
        const covers = ({ presence }: { presence: (typeof joined)['presence'] }, time: number) =>
          Array.from(presence.starts).some((from, i) => from < time && time < (presence.ends[i] ?? 0));
        for (let second = 0.5; second < 420; second += 7) {
          const time = START + second * 1000;
          expect(covers(joined, time)).toBe(shapes.some((shape) => covers(shape, time)));
        }
        joined.presence.starts.forEach((start, i) => {
          if (i > 0) expect(start).toBeGreaterThanOrEqual(joined.presence.ends[i - 1] ?? 0);
        });
      }),
      { seed: 1, numRuns: 50 * SCALE },
    );
  });
});
