/** Sessions to be drawn, made anew from their size: the same in every chart and in every run. */

/** What of ListParticipantEvents' answer is made up here. */
export interface BenchEvent {
  name: string;
  /** ISO 8601, whole seconds. */
  eventTime: string;
  remoteParticipantId?: string;
  errorCode?: string;
}

export interface BenchSession {
  name: string;
  lanes: number;
  perLane: number;
  /** Whether everybody publishes: then no chart may fold lanes away. Else they are viewers without errors. */
  publish: boolean;
}

export const SESSIONS = {
  small: { name: '100 lanes x 10', lanes: 100, perLane: 10, publish: true },
  middle: { name: '1,000 lanes x 20', lanes: 1_000, perLane: 20, publish: true },
  million: { name: '10,000 lanes x 100', lanes: 10_000, perLane: 100, publish: true },
  dense: { name: '100 lanes x 10,000 (dense)', lanes: 100, perLane: 10_000, publish: true },
  overview: { name: '10,000 viewers x 100 (overview)', lanes: 10_000, perLane: 100, publish: false },
} as const satisfies Record<string, BenchSession>;
export type SessionKey = keyof typeof SESSIONS;

export const START = Date.parse('2026-11-20T14:00:00Z');
export const LENGTH = 2 * 3_600_000;
export const END = START + LENGTH;

export const laneId = (lane: number): string => `lane-${String(lane).padStart(5, '0')}`;

/** A generator of numbers in [0, 1) (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Somebody who stays, receives twelve publishers coming and going and, as a publisher, errs now and then. */
export function eventsOf({ perLane, publish }: BenchSession, lane: number): BenchEvent[] {
  const random = randomOf(lane + 1);
  const at = (share: number): string =>
    new Date(START + Math.floor((share * LENGTH) / 1000) * 1000).toISOString();
  const events: BenchEvent[] = [{ name: 'JOINED', eventTime: at(0.001) }];
  if (publish) events.push({ name: 'PUBLISH_STARTED', eventTime: at(0.002) });
  while (events.length < perLane) {
    const from = 0.003 + random() * 0.99;
    const remoteParticipantId = laneId(Math.floor(random() * 12));
    if (publish && random() < 0.02)
      events.push({
        name: 'SUBSCRIBE_ERROR',
        eventTime: at(from),
        remoteParticipantId,
        errorCode: 'QUOTA_EXCEEDED',
      });
    events.push(
      { name: 'SUBSCRIBE_STARTED', eventTime: at(from), remoteParticipantId },
      { name: 'SUBSCRIBE_STOPPED', eventTime: at(Math.min(1, from + random() * 0.1)), remoteParticipantId },
    );
  }
  return events.slice(0, perLane);
}

/** What a chart of bars draws for one event; the time in milliseconds from the start of the session. */
export interface Bar {
  from: number;
  to: number;
  kind: 'presence' | 'publishing' | 'receiving' | 'change' | 'error';
}

/** Milliseconds that a mark of a single moment is long in charts that have none. */
const MOMENT_MS = 1000;

/**
 * One bar for each event, as the lanes of the timeline show them: what begins lasts until it ends, and what ends or fails
 * is a mark.
 */
export function barsOf(events: readonly BenchEvent[]): Bar[] {
  return events.map((event, index) => {
    const from = Date.parse(event.eventTime) - START;
    switch (event.name) {
      case 'JOINED':
        return { from, to: LENGTH, kind: 'presence' };
      case 'PUBLISH_STARTED':
        return { from, to: LENGTH, kind: 'publishing' };
      case 'SUBSCRIBE_STARTED': {
        const stop = events[index + 1];
        return { from, to: stop ? Date.parse(stop.eventTime) - START : LENGTH, kind: 'receiving' };
      }
      case 'SUBSCRIBE_STOPPED':
        return { from, to: from + MOMENT_MS, kind: 'change' };
      default:
        return { from, to: from + MOMENT_MS, kind: 'error' };
    }
  });
}

export const COLOURS: Record<Bar['kind'], string> = {
  presence: '#d6dde6',
  publishing: '#2563a8',
  receiving: '#3f8f5f',
  change: '#24573a',
  error: '#b3261e',
};
