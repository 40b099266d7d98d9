import { isConnected, isPublishing } from '../simulation/project-session.ts';
import type { ParticipantScript, ReplicationSpan } from '../simulation/script.ts';
import { covers } from '../simulation/span.ts';
import { sessionId } from '../state/ids.ts';
import { requireRoom } from '../state/quotas.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Handler } from '../wire/handler.ts';
import { invalid } from './invalid.ts';
import { found } from './locate.ts';
import { participantNow } from './participant-now.ts';
import { stageAt } from './stages.ts';

/** Where a participant is replicated to now. */
function replicationsNow({ replication }: ParticipantScript, now: number): ReplicationSpan[] {
  return replication.type === 'SOURCE' ? replication.spans.filter((span) => covers(span, now)) : [];
}

/** A replica keeps its participant's id, which a session can hold only once. UNCONFIRMED: the error. */
function requireFree(world: World, destinationStageId: string, participantId: string, from: string): void {
  const there = participantNow(world, destinationStageId, participantId)?.participant;
  if (!there) return;
  const { replication } = there;
  const isOurs = replication.type === 'REPLICA' && replication.sourceStageId === from;
  if (!isOurs || isConnected(there, world.clock.now())) {
    throw new AwsError('ConflictException', 'The destination stage has a participant of this id');
  }
}

/**
 * UNCONFIRMED: the error for somebody who is not publishing, a conflict with the participant's state here; for a
 * replica, which is no publisher of its own, the request is not valid.
 */
export function startParticipantReplication(world: World): Handler<'StartParticipantReplication'> {
  return (input) => {
    const now = world.clock.now();
    const source = stageAt(world, 'sourceStageArn', input.sourceStageArn);
    const destination = stageAt(world, 'destinationStageArn', input.destinationStageArn);
    const participantId = input.participantId ?? '';
    const { session, participant } = found(participantNow(world, source.id, participantId));
    if (participant.replication.type === 'REPLICA') {
      throw invalid('participantId', 'Member must not be a replica');
    }
    if (!isPublishing(participant, now)) {
      throw new AwsError('ConflictException', 'The participant is not publishing');
    }
    const present = replicationsNow(participant, now);
    if (present.some(({ destinationStageId }) => destinationStageId === destination.id)) {
      throw new AwsError(
        'ConflictException',
        'The participant is replicated to the destination stage already',
      );
    }
    requireRoom(world.quotas, 'replicationsPerParticipant', present.length);
    requireFree(world, destination.id, participantId, source.id);
    world.perform({
      kind: 'replication-started',
      sourceStageId: source.id,
      sourceSessionId: session.sessionId,
      participantId,
      destinationStageId: destination.id,
      destinationSessionId:
        world.courses.active(destination.id, now)?.sessionId ?? sessionId(world.dice('session')),
      reconnectWindowSeconds: input.reconnectWindowSeconds ?? 0,
      attributes: input.attributes ?? {},
    });
    return {};
  };
}

export function stopParticipantReplication(world: World): Handler<'StopParticipantReplication'> {
  return (input) => {
    const source = stageAt(world, 'sourceStageArn', input.sourceStageArn);
    const destination = stageAt(world, 'destinationStageArn', input.destinationStageArn);
    const participantId = input.participantId ?? '';
    const { participant } = found(participantNow(world, source.id, participantId));
    found(
      replicationsNow(participant, world.clock.now()).find(
        ({ destinationStageId }) => destinationStageId === destination.id,
      ),
    );
    world.perform({
      kind: 'replication-stopped',
      sourceStageId: source.id,
      participantId,
      destinationStageId: destination.id,
    });
    return {};
  };
}
