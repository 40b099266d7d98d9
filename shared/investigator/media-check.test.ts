import { describe, expect, it } from 'vitest';
import type { Entry, Known, KnownMedia, KnownMetrics } from './known.ts';
import { checkMedia } from './media-check.ts';

const entry = (participantId: string, userId: string): Entry => ({
  participantId,
  userId,
  stageId: 'AAAAAAAAAAAA',
  sessionId: 'st-aaaaaaaaaaaaa',
  facts: undefined,
  events: [],
  eventsKnown: 'whole',
});
const x = entry('participant-x', 'ana');
const y = entry('participant-y', 'ben');

const GOOD_UP = { sentVideo: 1_800_000, sentAudio: 48_000, framesPerSecond: 29 };
const GOOD_DOWN = { packetLoss: 0.2, droppedFrames: 0.4, receivedVideo: 2_000_000, receivedAudio: 90_000 };

function check(metrics: KnownMetrics | undefined, published = true) {
  const known: Known = {
    at: 0,
    asOf: 0,
    session: undefined,
    x: { asked: 'ana', entries: [x], entriesKnown: 'whole' },
    y: { asked: 'ben', entries: [y], entriesKnown: 'whole' },
    metrics,
  };
  return checkMedia(known, { x, y, published });
}
const measured = (up: KnownMedia, down: KnownMedia, periodSeconds = 60): KnownMetrics => ({
  kind: 'measured',
  periodSeconds,
  people: { 'participant-x': down, 'participant-y': up },
});

describe('whether picture and sound flowed', () => {
  it('is yes where what was sent and what was received was good, with the figures', () => {
    const rung = check(measured(GOOD_UP, GOOD_DOWN));
    expect(rung.verdict).toBe('yes');
    expect(rung.evidence.map((one) => (one.kind === 'fact' ? one.words : ''))).toEqual([
      'ben sent, on average of the minute around it: 1.8 Mbit/s of video, 48 kbit/s of audio, 29 frames a second.',
      'ana received, on average of the minute around it: 2 Mbit/s of video, 90 kbit/s of audio, 0.2 % of packets lost, 0.4 % of frames dropped.',
    ]);
  });

  it.each([
    [
      'a narrow way up',
      { ...GOOD_UP, sentVideo: 60_000 },
      GOOD_DOWN,
      'ben’s upload was poor: 60 kbit/s of video.',
    ],
    ['no picture', { sentAudio: 48_000 }, GOOD_DOWN, 'ben sent sound and no picture.'],
    ['no sound', { sentVideo: 1_800_000 }, GOOD_DOWN, 'ben sent a picture and no sound.'],
    ['few frames', { ...GOOD_UP, framesPerSecond: 4 }, GOOD_DOWN, 'ben sent 4 frames a second.'],
    [
      'losses on the way down',
      GOOD_UP,
      { ...GOOD_DOWN, packetLoss: 12.34 },
      'ana’s download was poor: 12.3 % of packets were lost.',
    ],
    ['dropped frames', GOOD_UP, { ...GOOD_DOWN, droppedFrames: 25 }, 'ana dropped 25 % of frames.'],
  ])('is no for %s, and rests on the figures', (_what, up, down, words) => {
    const rung = check(measured(up, down));
    expect(rung).toMatchObject({ verdict: 'no', words });
    expect(rung.evidence).not.toEqual([]);
    expect(rung.whatToDo).toContain(words.startsWith('ben') ? 'ben' : 'ana');
  });

  it('says that nothing was measured of a viewer who only receives', () => {
    const rung = check(measured(GOOD_UP, {}));
    expect(rung).toMatchObject({
      verdict: 'yes',
      words:
        'What ben sent was good. Of what ana received nothing was measured: that is done only while it publishes too.',
    });
  });

  it('is unknown where nothing at all was measured, and not available where nothing could be read', () => {
    expect(check(measured({}, {})).verdict).toBe('unknown');
    expect(check({ kind: 'missing', why: 'CloudWatch could not be read.' })).toMatchObject({
      verdict: 'not-available',
      words: 'CloudWatch could not be read. Those of a receiver exist only while it publishes too.',
    });
    expect(check(undefined).verdict).toBe('not-available');
    expect(check(measured(GOOD_UP, GOOD_DOWN), false)).toMatchObject({
      verdict: 'not-available',
      words: 'Does not arise: ben was not publishing.',
    });
  });

  it('tells how long the period was that is averaged over', () => {
    const [first] = check(measured(GOOD_UP, {}, 300)).evidence;
    expect(first).toMatchObject({
      kind: 'fact',
      words: expect.stringContaining('the 5 minutes around it') as string,
    });
  });
});
