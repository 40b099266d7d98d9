import type { Entry, Known, KnownEvent } from '../known.ts';

/** Seconds from the session's beginning, the first within and the second not. */
export type Seconds = readonly [number, number];

const SESSION = 'st-0000000000000';
/** When the sessions of the tests begin. */
export const BEGAN = Date.parse('2026-11-20T14:00:00Z');
const LASTS = 700;

export const instant = (second: number): number => BEGAN + second * 1_000;

/** The common parts of two lists of stretches. */
export function common(some: readonly Seconds[], others: readonly Seconds[]): Seconds[] {
  return some.flatMap(([from, to]) =>
    others.flatMap(([begin, end]): Seconds[] => {
      const part: Seconds = [Math.max(from, begin), Math.min(to, end)];
      return part[0] < part[1] ? [part] : [];
    }),
  );
}

export function events(
  stretches: readonly Seconds[],
  began: string,
  ended: string,
  more: Partial<KnownEvent> = {},
): KnownEvent[] {
  return stretches.flatMap(([from, to]) => [
    { name: began, at: instant(from), ...more },
    { name: ended, at: instant(to), ...more },
  ]);
}

export function entryOf(participantId: string, given: Partial<Entry>): Entry {
  return {
    participantId,
    userId: undefined,
    stageId: 'StageStageSt',
    sessionId: SESSION,
    facts: {},
    events: [],
    eventsKnown: 'whole',
    ...given,
  };
}

export function knownOf(x: Entry, y: Entry, at: number): Known {
  const person = (entry: Entry) => ({
    asked: entry.participantId,
    entries: [entry],
    entriesKnown: 'whole' as const,
  });
  return {
    at: instant(at),
    asOf: instant(LASTS + 60),
    session: { sessionId: SESSION, startTime: BEGAN, endTime: instant(LASTS) },
    x: person(x),
    y: person(y),
  };
}

/** When two people were there, one published and the other would receive: all else follows. */
export interface History {
  xStays: readonly Seconds[];
  yStays: readonly Seconds[];
  publications: readonly Seconds[];
  wishes: readonly Seconds[];
}

export interface Course {
  x: Entry;
  y: Entry;
  xStays: readonly Seconds[];
  yStays: readonly Seconds[];
  publications: readonly Seconds[];
  subscriptions: readonly Seconds[];
}

/** The two as the service would tell of them. */
export function courseOf({ xStays, yStays, ...history }: History): Course {
  const publications = common(history.publications, yStays);
  const subscriptions = common(common(publications, xStays), history.wishes);
  const firstJoin = (stays: readonly Seconds[]): number | undefined =>
    stays[0] === undefined ? undefined : instant(stays[0][0]);
  const x = entryOf('x', {
    facts: { firstJoinTime: firstJoin(xStays), published: false },
    events: [
      ...events(xStays, 'JOINED', 'LEFT'),
      ...events(subscriptions, 'SUBSCRIBE_STARTED', 'SUBSCRIBE_STOPPED', { remoteParticipantId: 'y' }),
    ],
  });
  const y = entryOf('y', {
    facts: { firstJoinTime: firstJoin(yStays), published: publications.length > 0 },
    events: [
      ...events(yStays, 'JOINED', 'LEFT'),
      ...events(publications, 'PUBLISH_STARTED', 'PUBLISH_STOPPED'),
    ],
  });
  return { x, y, xStays, yStays, publications, subscriptions };
}
