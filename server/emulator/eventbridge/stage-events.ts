import { userIdAt } from '../simulation/project-session.ts';
import type { ParticipantScript, TokenFacts } from '../simulation/script.ts';
import { arnOf } from '../state/arn.ts';
import { seedOf } from '../state/random.ts';
import type { World } from '../state/world.ts';
import { busEvent, type BusEvent, type TimedEvent, wholeSecond } from './event.ts';

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

/** All `IVS Stage Update` events of a participant, past and to come, in no particular order. */
export function stageEvents(
  world: World,
  { stageId, sessionId }: SessionPlace,
  participant: ParticipantScript,
): TimedEvent[] {
  const { participantId, publications, failures, replication, exchanges } = participant;
  const update = (at: number, name: string, more: Record<string, unknown>, eventTime = wholeSecond(at)) => {
    const detail: BusEvent['detail'] = {
      event_name: name,
      session_id: sessionId,
      event_time: eventTime,
      user_id: userIdAt(participant, at),
      participant_id: participantId,
      ...more,
    };
    return busEvent(world, at, 'IVS Stage Update', arnOf(world, 'stage', stageId), detail);
  };
  const published = (at: number, name: string) =>
    update(at, name, {
      event_time_precise: precise(at, `${participantId} ${name}`, 6),
      ...sourceOf(world, participant),
    });
  const spans = replication.type === 'SOURCE' ? replication.spans : [];
  return [
    ...publications.flatMap(({ from, to }) => [
      published(from, 'Participant Published'),
      ...(to === Infinity ? [] : [published(to, 'Participant Unpublished')]),
    ]),
    ...failures
      .filter(({ name }) => name === 'PUBLISH_ERROR')
      .map(({ at, errorCode }) =>
        update(
          at,
          'Participant Publish Error',
          { error_code: errorCode, ...sourceOf(world, participant) },
          // AWS's sample of this event alone has nanoseconds.
          precise(at, participantId, 9),
        ),
      ),
    ...spans.flatMap(({ from, to, destinationStageId, destinationSessionId }) => {
      const destination = {
        destination_stage_arn: arnOf(world, 'stage', destinationStageId),
        destination_session_id: destinationSessionId,
      };
      return [
        update(from, 'Participant Replication Start', destination),
        ...(to === Infinity ? [] : [update(to, 'Participant Replication End', destination)]),
      ];
    }),
    ...exchanges.map(({ at, previous, next }) =>
      update(at, 'Token Exchanged', { previous_token: exchanged(previous), new_token: exchanged(next) }),
    ),
  ];
}
