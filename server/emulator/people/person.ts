import { hasJoined, isConnected, isPublishing, userIdAt } from '../simulation/project-session.ts';
import type { Capability, ParticipantScript, SessionScript } from '../simulation/script.ts';
import { arnOf } from '../state/arn.ts';
import type { Session } from '../state/courses.ts';
import type { Intervention } from '../state/interventions.ts';
import type { World } from '../state/world.ts';
import { RefusedAct } from './refused-act.ts';

export type Joined = Extract<Intervention, { kind: 'person-joined' }>;

/** Somebody in a session that is going on, there or gone. */
export interface PersonNow {
  stageId: string;
  session: Session;
  script: SessionScript;
  participant: ParticipantScript;
}

/** The last join of a participant that was made to join, on a certain stage or on any. */
export function lastJoin(world: World, participantId: string, stageId?: string): Joined | undefined {
  const entries = stageId === undefined ? world.ledger.entries : world.ledger.of(stageId);
  const join = entries.findLast(
    (entry) => entry.kind === 'person-joined' && entry.participantId === participantId,
  );
  return join?.kind === 'person-joined' ? join : undefined;
}

function inSession(world: World, stageId: string, participantId: string): PersonNow | undefined {
  const now = world.clock.now();
  const session = world.courses.active(stageId, now);
  if (!session) return undefined;
  const script = world.script({ id: stageId }, session);
  const participant = script.participant(participantId);
  if (!participant || !hasJoined(participant, now)) return undefined;
  return { stageId, session, script, participant };
}

/** The stages where a participant may be: the named one, the one it was made to join, or any. */
function* places(world: World, participantId: string, stageId: string | undefined): Generator<string> {
  if (stageId !== undefined) return yield stageId;
  const join = lastJoin(world, participantId);
  if (join) yield join.stageId;
  for (const stage of world.resources.stages) yield stage.id;
}

/**
 * Somebody in a session that is going on, whether the scenario has it there or it was made to join. A replica does what
 * its source does, so it is not found by itself. Throws `RefusedAct`.
 */
export function personNow(world: World, participantId: string, stageId?: string): PersonNow {
  for (const place of places(world, participantId, stageId)) {
    const person = inSession(world, place, participantId);
    if (person && person.participant.replication.type !== 'REPLICA') return person;
  }
  throw new RefusedAct(
    'PARTICIPANT_NOT_FOUND',
    `There is no participant ${participantId} in a session that is going on${stageId === undefined ? '' : ` on stage ${stageId}`}.`,
  );
}

/** Whether somebody is there whose connection has broken off without the service having noticed. */
export function isLost(world: World, { stageId, session, participant }: PersonNow): boolean {
  const last = world.ledger
    .of(stageId)
    .findLast(
      (entry) =>
        'sessionId' in entry &&
        entry.sessionId === session.sessionId &&
        entry.participantId === participant.participantId,
    );
  return last?.kind === 'person-left' && last.lost;
}

/** Throws `RefusedAct` unless the person is connected. */
export function requireConnected(world: World, person: PersonNow): void {
  const { participant } = person;
  if (!isConnected(participant, world.clock.now()) || isLost(world, person)) {
    throw new RefusedAct('NOT_CONNECTED', `Participant ${participant.participantId} is not connected.`);
  }
}

/** What the token of a person allows now. The scenario does not say it of its people: who publishes may publish. */
export function capabilitiesOf(world: World, { stageId, participant }: PersonNow): readonly Capability[] {
  const exchange = participant.exchanges.findLast(({ at }) => at <= world.clock.now());
  if (exchange) return exchange.next.capabilities;
  const join = lastJoin(world, participant.participantId, stageId);
  if (join) return join.token.capabilities;
  const [first] = participant.exchanges;
  if (first) return first.previous.capabilities;
  return participant.publications.length > 0 ? ['PUBLISH', 'SUBSCRIBE'] : ['SUBSCRIBE'];
}

/** A person as the control endpoint shows it. */
export interface PersonView {
  stageArn: string;
  sessionId: string;
  participantId: string;
  userId: string;
  state: 'CONNECTED' | 'DISCONNECTED';
  publishing: boolean;
}

export function viewOf(world: World, { stageId, session, participant }: PersonNow): PersonView {
  const now = world.clock.now();
  return {
    stageArn: arnOf(world, 'stage', stageId),
    sessionId: session.sessionId,
    participantId: participant.participantId,
    userId: userIdAt(participant, now),
    state: isConnected(participant, now) ? 'CONNECTED' : 'DISCONNECTED',
    publishing: isPublishing(participant, now),
  };
}
