import { describe, expect, it } from 'vitest';
import type { ParticipantEvent, ParticipantSummary } from '#shared/participants/contract.ts';
import type { RecordedChange } from '#shared/recorder/contract.ts';
import { SessionTimeline } from '../data/session-timeline.ts';
import { at, START } from '../testing/arbitrary-events.ts';
import { ingestBars, isRecorded, recordingBars } from './participant-bars.ts';
import type { StripBar } from './strip-bar.ts';

const UNTIL = START + 100_000;
const LIVE = { start: START, end: undefined };
const ENDED = { start: START, end: UNTIL };

function laneOf(
  summary: ParticipantSummary,
  events: readonly ParticipantEvent[] | undefined,
  extent = LIVE as typeof LIVE | typeof ENDED,
) {
  const timeline = new SessionTimeline();
  timeline.setParticipants([{ participantId: 'ada', firstJoinTime: at(5), ...summary }], true);
  if (events) timeline.take({ participantId: 'ada', asOf: UNTIL, events });
  const lane = timeline.store.lane('ada');
  if (!lane) throw new Error('The lane was just listed.');
  return { lane, shape: timeline.shapeOf(lane, extent) };
}

const inWords = (bars: readonly StripBar[]) =>
  bars.map(({ look, from, to, goesOn }) =>
    [look, (from - START) / 1000, (to - START) / 1000, ...(goesOn ? ['goes on'] : [])].join(' '),
  );

const TWICE: ParticipantEvent[] = [
  { name: 'JOINED', eventTime: at(5) },
  { name: 'PUBLISH_STARTED', eventTime: at(10) },
  { name: 'PUBLISH_STOPPED', eventTime: at(20) },
  { name: 'PUBLISH_STARTED', eventTime: at(30) },
];

describe('the strip of a recording', () => {
  it('is for whoever is recorded', () => {
    expect(isRecorded(laneOf({ recordingState: 'ACTIVE' }, []).lane)).toBe(true);
    expect(isRecorded(laneOf({ recordingState: 'DISABLED' }, []).lane)).toBe(false);
    expect(isRecorded(laneOf({}, []).lane)).toBe(false);
  });

  it('stands where its participant published, the last bar in the state that is listed', () => {
    const { lane, shape } = laneOf({ recordingState: 'ACTIVE' }, TWICE);
    expect(inWords(recordingBars(lane, shape, [], LIVE, UNTIL))).toEqual([
      'unseen 10 20',
      'active 30 100 goes on',
    ]);
  });

  it('shows that it failed, also when the publishing has ended', () => {
    const { lane, shape } = laneOf({ recordingState: 'FAILED' }, TWICE, ENDED);
    expect(inWords(recordingBars(lane, shape, [], ENDED, UNTIL)).at(-1)).toBe('failed 30 100');
  });

  it('is not known while the events are not loaded', () => {
    const { lane, shape } = laneOf({ recordingState: 'STOPPED' }, undefined);
    expect(inWords(recordingBars(lane, shape, [], LIVE, UNTIL))).toEqual(['unknown 5 100']);
  });

  it('has the times that EventBridge told, where it did', () => {
    const told = (to: string, second: number, reason?: string): RecordedChange => ({
      kind: 'recording',
      resourceId: 'ada',
      to,
      at: at(second),
      seenBy: 'eventbridge',
      reason,
    });
    const { lane, shape } = laneOf({ recordingState: 'FAILED' }, TWICE);
    const bars = recordingBars(
      lane,
      shape,
      [told('ACTIVE', 11), told('FAILED', 19, 'Access denied')],
      LIVE,
      UNTIL,
    );
    expect(inWords(bars)).toEqual(['active 11 19', 'failed 19 19']);
    expect(bars[1]?.meaning).toBe('Failed: Access denied');
    const seen = { ...told('ACTIVE', 12), seenBy: 'api' };
    expect(inWords(recordingBars(lane, shape, [seen], LIVE, UNTIL))).toHaveLength(2);
  });
});

describe('the strip of an encoder', () => {
  it('tells connected from publishing, and shows its errors', () => {
    const { lane, shape } = laneOf({}, [
      ...TWICE,
      { name: 'PUBLISH_ERROR', eventTime: at(40), errorCode: 'BITRATE_EXCEEDED' },
    ]);
    expect(inWords(ingestBars(lane, shape, LIVE, UNTIL))).toEqual([
      'connected 5 100 goes on',
      'active 10 20',
      'active 30 100 goes on',
      'failed 40 40',
    ]);
  });

  it('is not known while the events are not loaded', () => {
    const { lane, shape } = laneOf({}, undefined);
    expect(inWords(ingestBars(lane, shape, LIVE, UNTIL))).toEqual(['unknown 5 100']);
  });
});
