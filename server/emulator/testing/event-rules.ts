import type { EventName } from '../simulation/event-names.ts';
import { eventsUntil, hasJoined, type ListedEvent } from '../simulation/project-session.ts';
import { PUBLISHERS_PER_STAGE } from '../simulation/seats.ts';
import type { SessionScript } from '../simulation/script.ts';

/**
 * Rules of the service that the events of a session may never break, whether it is over or still running. They are
 * checked on what a client would be shown, not on the scripts behind it. Each gives the breaches it finds in words.
 */

export interface Lane {
  participantId: string;
  events: readonly ListedEvent[];
}

/** What a client could read at an instant: the events of everybody who has joined by then. */
export function lanesAt(script: SessionScript, instant: number): Map<string, Lane> {
  const lanes = new Map<string, Lane>();
  for (const participant of script.participants) {
    if (!hasJoined(participant, instant)) continue;
    const { participantId } = participant;
    lanes.set(participantId, { participantId, events: eventsUntil(script, participant, instant) });
  }
  return lanes;
}

type Stretch = readonly [from: number, to: number];

/** Stretches between a beginning and its end, oldest first; the last may be open and then ends at Infinity. */
function stretches(lane: Lane, began: EventName, ended: EventName, remote?: string): Stretch[] {
  const at = (name: EventName) =>
    lane.events
      .filter(
        (event) => event.name === name && (remote === undefined || event.remoteParticipantId === remote),
      )
      .map((event) => event.at)
      .toSorted((one, other) => one - other);
  const ends = at(ended);
  const begins = at(began);
  // An end without a beginning becomes a stretch from nowhere, which no rule lets pass.
  if (ends.length > begins.length) return [[-Infinity, Infinity]];
  return begins.map((from, index) => [from, ends[index] ?? Infinity] as const);
}

function within(outer: readonly Stretch[], [from, to]: Stretch): boolean {
  return outer.some(([begin, end]) => begin <= from && to <= end);
}

function inOrder(list: readonly Stretch[]): boolean {
  return list.every(([from, to], index) => from < to && (list[index + 1]?.[0] ?? Infinity) >= to);
}

export const presencesOf = (lane: Lane): Stretch[] => stretches(lane, 'JOINED', 'LEFT');
export const publicationsOf = (lane: Lane): Stretch[] =>
  stretches(lane, 'PUBLISH_STARTED', 'PUBLISH_STOPPED');

function subscriptionBreaches(
  lane: Lane,
  lanes: ReadonlyMap<string, Lane>,
  there: readonly Stretch[],
): string[] {
  const remotes = new Set(lane.events.flatMap((event) => event.remoteParticipantId ?? []));
  return [...remotes].flatMap((remote) => {
    const publisher = lanes.get(remote);
    if (!publisher) return [`subscribed to ${remote}, who is not listed`];
    if (remote === lane.participantId) return ['subscribed to itself'];
    const list = stretches(lane, 'SUBSCRIBE_STARTED', 'SUBSCRIBE_STOPPED', remote);
    const published = publicationsOf(publisher);
    return [
      ...(inOrder(list) ? [] : [`subscriptions to ${remote} out of order`]),
      ...(list.every((one) => within(there, one)) ? [] : [`subscribed to ${remote} while away`]),
      ...(list.every((one) => within(published, one))
        ? []
        : [`subscribed to ${remote}, who did not publish`]),
    ];
  });
}

/** The members that belong to some names only. */
function memberBreaches(event: ListedEvent): string[] {
  const expected: [boolean, boolean, string][] = [
    [event.errorCode !== undefined, event.name.endsWith('_ERROR'), 'errorCode'],
    [event.remoteParticipantId !== undefined, event.name.startsWith('SUBSCRIBE_'), 'remoteParticipantId'],
    [event.destination !== undefined, event.name.startsWith('REPLICATION_'), 'destination'],
    [event.exchange !== undefined, event.name === 'TOKEN_EXCHANGED', 'exchange'],
  ];
  return expected.flatMap(([is, should, member]) => (is === should ? [] : [`${event.name} and ${member}`]));
}

/** A replication outlasts its publisher by the reconnect window. */
const MAY_BE_AWAY: ReadonlySet<EventName> = new Set(['JOIN_ERROR', 'REPLICATION_STOPPED']);

function laneBreaches(lane: Lane, lanes: ReadonlyMap<string, Lane>): string[] {
  const there = presencesOf(lane);
  const publications = publicationsOf(lane);
  const breaches = [
    ...(there.length > 0 && inOrder(there) ? [] : ['presences out of order']),
    ...(inOrder(publications) ? [] : ['publications out of order']),
    ...(publications.every((one) => within(there, one)) ? [] : ['published while away']),
    ...subscriptionBreaches(lane, lanes, there),
    ...lane.events.flatMap((event) => [
      ...memberBreaches(event),
      ...(event.at % 1_000 === 0 ? [] : [`${event.name} within a second`]),
      ...(MAY_BE_AWAY.has(event.name) || within(there, [event.at, event.at])
        ? []
        : [`${event.name} while away`]),
    ]),
  ];
  return breaches.map((breach) => `${lane.participantId}: ${breach}`);
}

/** The most who publish in one second, counting those who stop and start in it. */
export function mostPublishers(lanes: ReadonlyMap<string, Lane>): number {
  const all = [...lanes.values()].flatMap(publicationsOf);
  return Math.max(0, ...all.map(([at]) => all.filter(([from, to]) => from <= at && at <= to).length));
}

/** Everything that is wrong with the events of a session; empty when nothing is. */
export function breachesIn(lanes: ReadonlyMap<string, Lane>): string[] {
  const publishers = mostPublishers(lanes);
  return [
    ...[...lanes.values()].flatMap((lane) => laneBreaches(lane, lanes)),
    ...(publishers > PUBLISHERS_PER_STAGE ? [`${publishers} publish at one time`] : []),
  ];
}
