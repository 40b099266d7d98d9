import { describe, expect, test } from 'vitest';
import { at, START } from '../testing/arbitrary-events.ts';
import { SessionTimeline } from './session-timeline.ts';

const UNTIL = START + 600_000;
const ENDED = { start: START, end: UNTIL };

function session(publisher: Parameters<SessionTimeline['take']>[0]['events'] | undefined, complete = true) {
  const timeline = new SessionTimeline();
  timeline.setParticipants(
    [
      { participantId: 'pub', published: true },
      { participantId: 'viewer', published: false },
    ],
    complete,
  );
  if (publisher) timeline.take({ participantId: 'pub', asOf: UNTIL, events: publisher });
  return timeline;
}

const joined = { name: 'JOINED', eventTime: at(0) };
const started = { name: 'PUBLISH_STARTED', eventTime: at(1) };
const stopped = { name: 'PUBLISH_STOPPED', eventTime: at(300) };

describe('the idle tail', () => {
  test('begins when the last publisher stopped', () => {
    expect(session([joined, started, stopped]).idleTail(ENDED, UNTIL)).toEqual({
      from: START + 300_000,
      to: UNTIL,
    });
  });

  test('is none while somebody publishes, or nobody ever did', () => {
    expect(session([joined, started]).idleTail({ start: START, end: undefined }, UNTIL)).toBeUndefined();
    expect(session([joined]).idleTail(ENDED, UNTIL)).toBeUndefined();
  });

  test('is not known until all publishers are listed and loaded', () => {
    expect(session(undefined).idleTail(ENDED, UNTIL)).toBeUndefined();
    expect(session([joined, started, stopped], false).idleTail(ENDED, UNTIL)).toBeUndefined();
  });
});
