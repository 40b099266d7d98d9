import type { ErrorCode } from '../simulation/event-names.ts';
import { hasJoined, isConnected, isPublishing } from '../simulation/project-session.ts';
import { wholeSeconds } from '../simulation/schedule.ts';
import type { Failure } from '../simulation/script.ts';
import { hasSeat } from '../simulation/seats-in-time.ts';
import type { World } from '../state/world.ts';
import { capabilitiesOf, type PersonNow, requireConnected } from './person.ts';
import { RefusedAct } from './refused-act.ts';

/** What came of an attempt: the code of the error that the service made an event of, if it refused. */
export interface Outcome {
  refusal: ErrorCode | null;
}

const SUCCESS: Outcome = { refusal: null };

function somebody({ stageId, session, participant }: PersonNow) {
  return { stageId, sessionId: session.sessionId, participantId: participant.participantId };
}

/** Whether a publisher more finds a seat in this second. */
export function seatRefusal(world: World, person: Pick<PersonNow, 'script'>): ErrorCode | null {
  const publications = person.script.publishers.flatMap((publisher) => publisher.publications);
  return hasSeat(publications, wholeSeconds(world.clock.now())) ? null : 'QUOTA_EXCEEDED';
}

export function publish(world: World, person: PersonNow): Outcome {
  requireConnected(world, person);
  if (isPublishing(person.participant, world.clock.now())) {
    throw new RefusedAct('ALREADY_PUBLISHING', `${person.participant.participantId} publishes already.`);
  }
  const may = capabilitiesOf(world, person).includes('PUBLISH');
  const refusal = may ? seatRefusal(world, person) : 'INSUFFICIENT_CAPABILITIES';
  world.perform({ kind: 'person-published', ...somebody(person), refusal });
  return { refusal };
}

export function unpublish(world: World, person: PersonNow): Outcome {
  requireConnected(world, person);
  if (!isPublishing(person.participant, world.clock.now())) {
    throw new RefusedAct('NOT_PUBLISHING', `${person.participant.participantId} does not publish.`);
  }
  world.perform({ kind: 'person-unpublished', ...somebody(person) });
  return SUCCESS;
}

/** A participant of the same session. Throws `RefusedAct` for one who has never been in it, and for oneself. */
function remoteOf(world: World, { script, participant }: PersonNow, remoteParticipantId: string) {
  const remote = script.participant(remoteParticipantId);
  const isOther = remoteParticipantId !== participant.participantId;
  if (!isOther || !remote || !hasJoined(remote, world.clock.now())) {
    throw new RefusedAct(
      'PARTICIPANT_NOT_FOUND',
      `There is no other participant ${remoteParticipantId} in the session.`,
    );
  }
  return remote;
}

/** @param remoteParticipantId a publisher, or `null` for everybody who publishes now or later */
export function subscribe(world: World, person: PersonNow, remoteParticipantId: string | null): Outcome {
  requireConnected(world, person);
  const remote = remoteParticipantId === null ? undefined : remoteOf(world, person, remoteParticipantId);
  const may = capabilitiesOf(world, person).includes('SUBSCRIBE');
  let refusal: ErrorCode | null = null;
  if (!may) refusal = 'INSUFFICIENT_CAPABILITIES';
  else if (remote && (remote.ingest?.part === 'physical' || !isPublishing(remote, world.clock.now()))) {
    refusal = 'PUBLISHER_NOT_FOUND';
  }
  world.perform({ kind: 'person-subscribed', ...somebody(person), remoteParticipantId, refusal });
  return { refusal };
}

export function unsubscribe(world: World, person: PersonNow, remoteParticipantId: string | null): Outcome {
  requireConnected(world, person);
  if (remoteParticipantId !== null) remoteOf(world, person, remoteParticipantId);
  world.perform({ kind: 'person-unsubscribed', ...somebody(person), remoteParticipantId });
  return SUCCESS;
}

/** An error that the service would report of the person. One of publishing cuts off who publishes. */
export interface Trouble {
  name: Failure['name'];
  errorCode: ErrorCode;
  /** Of a SUBSCRIBE_ERROR only. */
  remoteParticipantId: string | null;
}

export function fail(world: World, person: PersonNow, trouble: Trouble): Outcome {
  if (trouble.name === 'JOIN_ERROR') {
    if (isConnected(person.participant, world.clock.now())) {
      throw new RefusedAct('ALREADY_CONNECTED', 'Only who is not connected can fail to join.');
    }
  } else {
    requireConnected(world, person);
  }
  if (trouble.remoteParticipantId !== null) remoteOf(world, person, trouble.remoteParticipantId);
  world.perform({ kind: 'person-failed', ...somebody(person), ...trouble });
  return { refusal: trouble.errorCode };
}

/** @param lost without a word: the service notices some seconds later */
export function leave(world: World, person: PersonNow, lost: boolean): Outcome {
  requireConnected(world, person);
  world.perform({ kind: 'person-left', ...somebody(person), lost });
  return SUCCESS;
}
