import type { Event } from '@aws-sdk/client-ivs-realtime';
import type { ErrorCode, EventName } from '../../simulation/event-names.ts';
import type { ListedEvent } from '../../simulation/project-session.ts';
import { breachesIn, type Lane } from '../../testing/event-rules.ts';
import type { ParticipantReading, Reading, SessionReading, StageReading } from './reading.ts';

/** What holds of the sessions of a stage at any instant. Each gives the breaches it finds in words. */

const time = (date: Date | undefined): number => date?.getTime() ?? Number.NaN;

/** How long a session may linger after the last has left: docs/emulator.md says up to five minutes. */
const LINGERS = 300_000;

/** An event as the rules of `event-rules.ts` take it. */
function lawful(event: Event): ListedEvent {
  const { destinationStageArn, destinationSessionId = '', previousToken, newToken } = event;
  const facts = { userId: '', attributes: {}, capabilities: [], expiresAt: 0 };
  const at = time(event.eventTime);
  return {
    key: '',
    at,
    // The readings come from the emulator's own handlers, whose schema has checked the two.
    name: event.name as EventName,
    replica: event.replica ?? false,
    ...(event.remoteParticipantId === undefined ? {} : { remoteParticipantId: event.remoteParticipantId }),
    ...(event.errorCode === undefined ? {} : { errorCode: event.errorCode as ErrorCode }),
    ...(destinationStageArn === undefined
      ? {}
      : { destination: { from: at, to: at, destinationStageId: destinationStageArn, destinationSessionId } }),
    ...(previousToken && newToken ? { exchange: { at, previous: facts, next: facts } } : {}),
  };
}

function laneOf(participantId: string, { events }: ParticipantReading): Lane {
  return { participantId, events: events.map(lawful) };
}

const countOf = ({ events }: ParticipantReading, name: EventName): number =>
  events.filter((event) => event.name === name).length;

/** The state that a participant is shown in, against what its events say. */
function stateBreaches(one: ParticipantReading): string[] {
  const { listed, events } = one;
  const isThere = countOf(one, 'JOINED') > countOf(one, 'LEFT');
  const first = Math.min(
    ...events.filter(({ name }) => name === 'JOINED').map((event) => time(event.eventTime)),
  );
  const exchange = events
    .filter(({ name }) => name === 'TOKEN_EXCHANGED')
    .toSorted((a, b) => time(a.eventTime) - time(b.eventTime))
    .at(-1);
  return [
    ...((listed.state === 'CONNECTED') === isThere ? [] : [`is ${listed.state} against its events`]),
    ...(listed.published === countOf(one, 'PUBLISH_STARTED') > 0 ? [] : ['published against its events']),
    ...(time(listed.firstJoinTime) === first ? [] : ['firstJoinTime is not that of its first JOINED']),
    ...(listed.recordingState === 'DISABLED' || listed.published ? [] : ['recorded and never published']),
    ...(exchange === undefined || (exchange.newToken?.userId ?? '') === listed.userId
      ? []
      : ['the userId is not that of the token it exchanged']),
    ...((one.got?.recordingS3Prefix === '') === (one.got?.recordingS3BucketName === '')
      ? []
      : ['a recording with half a place']),
  ];
}

function participantBreaches(
  id: string,
  one: ParticipantReading,
  { listed: session }: SessionReading,
  now: number,
): string[] {
  const ends = Math.min(now, session.endTime ? time(session.endTime) : now);
  const outside = one.events.filter(
    ({ eventTime }) => time(eventTime) < time(session.startTime) - 999 || time(eventTime) > ends,
  );
  const strangers = one.events.filter(({ participantId }) => participantId !== id);
  return [
    ...stateBreaches(one),
    ...outside.map(({ name }) => `${name} outside its session`),
    ...strangers.map(({ name }) => `${name} of somebody else`),
    ...(session.endTime && one.listed.state === 'CONNECTED' ? ['connected to a session that has ended'] : []),
  ].map((breach) => `${id}: ${breach}`);
}

function sessionBreaches(session: SessionReading, now: number): string[] {
  const people = [...session.participants];
  const { startTime, endTime } = session.listed;
  const joins = people.map(([, { listed }]) => time(listed.firstJoinTime));
  const lanes = new Map(people.map(([id, one]) => [id, laneOf(id, one)]));
  const isAbandoned =
    endTime === undefined &&
    people.every(([, { listed, events }]) => {
      const last = Math.max(...events.map((event) => time(event.eventTime)));
      return listed.state === 'DISCONNECTED' && last + LINGERS < now;
    });
  return [
    ...breachesIn(lanes),
    ...people.flatMap(([id, one]) => participantBreaches(id, one, session, now)),
    ...(people.length > 0 ? [] : ['a session of nobody']),
    ...(Math.min(...joins) === time(startTime) ? [] : ['a session that begins without a join']),
    ...(endTime && (time(endTime) < time(startTime) || time(endTime) > now) ? ['ends at a wrong time'] : []),
    ...(isAbandoned ? ['goes on without anybody'] : []),
  ];
}

/** Sessions of a stage follow one another, and the one that goes on is the stage's active one. */
function orderBreaches({ listed, sessions }: StageReading): string[] {
  const inTime = [...sessions.values()].toSorted(
    (one, other) => time(one.listed.startTime) - time(other.listed.startTime),
  );
  const open = inTime.filter(({ listed: { endTime } }) => endTime === undefined);
  const overlapping = inTime.filter(({ listed: { endTime } }, index) => {
    const next = inTime[index + 1];
    return next !== undefined && !(time(endTime) <= time(next.listed.startTime));
  });
  const active = listed.activeSessionId === '' ? [] : [listed.activeSessionId];
  const openIds = open.map((session) => session.listed.sessionId);
  return [
    ...overlapping.map((session) => `session ${session.listed.sessionId} overlaps the next`),
    ...(openIds.join() === active.join() ? [] : [`active is ${active.join()}, open is ${openIds.join()}`]),
  ];
}

/** What a replication says on one side, it says on the other; where the other stage is still there. */
function replicationBreaches({ stages }: Reading, stageArn: string, stage: StageReading): string[] {
  return [...stage.sessions].flatMap(([sessionId, { participants }]) =>
    [...participants].flatMap(([id, { listed, events, replicas }]) => {
      const source =
        listed.replicationType === 'REPLICA' ? stages.get(listed.sourceStageArn ?? '') : undefined;
      const publisher = source?.sessions.get(listed.sourceSessionId ?? '')?.participants.get(id);
      const here = replicas.filter((replica) => replica.sourceSessionId === sessionId);
      const going = here.filter(({ replicationState }) => replicationState === 'ACTIVE');
      const lost = events.filter(({ name, destinationStageArn, destinationSessionId }) => {
        const destination = stages.get(destinationStageArn ?? '');
        return (
          name === 'REPLICATION_STARTED' &&
          destination !== undefined &&
          destination.sessions.get(destinationSessionId ?? '')?.participants.get(id)?.listed
            .replicationType !== 'REPLICA'
        );
      });
      const started = events.filter(({ name }) => name === 'REPLICATION_STARTED').length;
      const isActive = listed.replicationType === 'SOURCE' && listed.replicationState === 'ACTIVE';
      return [
        ...(source && !publisher ? [`${id} is the replica of nobody`] : []),
        ...(source && publisher?.listed.replicationType !== 'SOURCE'
          ? [`${id} has a source that is none`]
          : []),
        ...lost.map(() => `${id} is replicated to where it is not`),
        ...(started === here.length ? [] : [`${id} has ${here.length} replicas and ${started} starts`]),
        ...(isActive === going.length > 0 ? [] : [`${id} is replicated against its replicas`]),
      ].map((breach) => `${stageArn}: ${breach}`);
    }),
  );
}

export const stageBreaches = (reading: Reading): string[] =>
  [...reading.stages].flatMap(([arn, stage]) => [
    ...[...orderBreaches(stage)].map((breach) => `${arn}: ${breach}`),
    ...[...stage.sessions].flatMap(([id, session]) =>
      sessionBreaches(session, reading.now).map((breach) => `${arn}, ${id}: ${breach}`),
    ),
    ...replicationBreaches(reading, arn, stage),
  ]);
