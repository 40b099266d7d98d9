import { userIdAt } from '../simulation/project-session.ts';
import type { Failure, ParticipantScript, ReplicationSpan, TokenFacts } from '../simulation/script.ts';
import { arnOf } from '../state/arn.ts';
import { seedOf } from '../state/random.ts';
import type { World } from '../state/world.ts';
import { busEvent, type EventMaker, type TimedEvent, wholeSecond } from './event.ts';

export interface SessionPlace {
  stageId: string;
  sessionId: string;
}

/** A fraction of the second, which the world does not know, of the given number of digits. */
function precise(at: number, label: string, digits: number): string {
  const random = seedOf('fraction', label, at).random();
  const fraction = String(random.integer(0, 999_999)).padStart(6, '0').padEnd(digits, '0');
  return `${wholeSecond(at).slice(0, -1)}.${fraction}Z`;
}

function exchanged(token: TokenFacts) {
  return {
    capabilities: [...token.capabilities],
    attributes: { ...token.attributes },
    user_id: token.userId,
    expiration_time: wholeSecond(token.expiresAt),
  };
}

/** UNCONFIRMED: whether the members about the source are there for who is no replica; they are left out here. */
function sourceOf(world: World, { replication }: ParticipantScript) {
  if (replication.type !== 'REPLICA') return { replica: false };
  return {
    replica: true,
    source_stage_arn: arnOf(world, 'stage', replication.sourceStageId),
    source_session_id: replication.sourceSessionId,
  };
}

/** The `IVS Stage Update` events of a participant that are wanted, in no particular order. */
export function stageEvents(
  maker: EventMaker,
  { stageId, sessionId }: SessionPlace,
  participant: ParticipantScript,
): TimedEvent[] {
  const { world } = maker;
  const { participantId, publications, failures, replication, exchanges } = participant;
  const update = (
    at: number,
    name: string,
    more: () => Record<string, unknown>,
    eventTime: (at: number) => string = wholeSecond,
  ) =>
    busEvent(maker, at, 'IVS Stage Update', arnOf(world, 'stage', stageId), () => ({
      event_name: name,
      session_id: sessionId,
      event_time: eventTime(at),
      user_id: userIdAt(participant, at),
      participant_id: participantId,
      ...more(),
    }));
  const published = (at: number, name: string) =>
    update(at, name, () => ({
      event_time_precise: precise(at, `${participantId} ${name}`, 6),
      ...sourceOf(world, participant),
    }));
  const failed = ({ at, errorCode }: Failure) =>
    update(
      at,
      'Participant Publish Error',
      () => ({ error_code: errorCode, ...sourceOf(world, participant) }),
      // AWS's sample of this event alone has nanoseconds.
      (instant) => precise(instant, participantId, 9),
    );
  const replicated = ({ from, to, destinationStageId, destinationSessionId }: ReplicationSpan) => {
    const destination = () => ({
      destination_stage_arn: arnOf(world, 'stage', destinationStageId),
      destination_session_id: destinationSessionId,
    });
    return [
      ...update(from, 'Participant Replication Start', destination),
      ...update(to, 'Participant Replication End', destination),
    ];
  };
  return [
    ...publications.flatMap(({ from, to }) => [
      ...published(from, 'Participant Published'),
      ...published(to, 'Participant Unpublished'),
    ]),
    ...failures.filter(({ name }) => name === 'PUBLISH_ERROR').flatMap(failed),
    ...(replication.type === 'SOURCE' ? replication.spans.flatMap(replicated) : []),
    ...exchanges.flatMap(({ at, previous, next }) =>
      update(at, 'Token Exchanged', () => ({
        previous_token: exchanged(previous),
        new_token: exchanged(next),
      })),
    ),
  ];
}
