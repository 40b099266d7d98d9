import type { ParticipantReplica } from '@aws-sdk/client-ivs-realtime';
import { covers } from '../simulation/span.ts';
import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { idIn } from './locate.ts';

interface Row {
  key: string;
  replica: ParticipantReplica;
}

/** UNCONFIRMED: whether replicas that have stopped stay listed; they do here, for as long as their sessions. */
function rowsOf(world: World, sourceStageId: string, participantId: string, now: number): Row[] {
  const stage = world.stage(sourceStageId);
  if (!stage || !world.courses.replicates(stage.id)) return [];
  const rows = world.courses.until(stage.id, now).flatMap((plan) => {
    const publisher = world
      .script(stage, plan)
      .publishers.find((candidate) => candidate.participantId === participantId);
    if (publisher?.replication.type !== 'SOURCE') return [];
    return publisher.replication.spans
      .filter((span) => span.from <= now)
      .map((span): Row => ({
        key: `${span.destinationSessionId}/${span.from}`,
        replica: {
          sourceStageArn: arnOf(world, 'stage', stage.id),
          participantId,
          sourceSessionId: plan.sessionId,
          destinationStageArn: arnOf(world, 'stage', span.destinationStageId),
          destinationSessionId: span.destinationSessionId,
          replicationState: covers(span, now) ? 'ACTIVE' : 'STOPPED',
        },
      }));
  });
  return rows.toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

export function listParticipantReplicas(world: World): Handler<'ListParticipantReplicas'> {
  return (input) => {
    const sourceStageId = idIn(world, 'stage', 'sourceStageArn', input.sourceStageArn);
    const participantId = input.participantId ?? '';
    const page = paginate(rowsOf(world, sourceStageId, participantId, world.clock.now()), (row) => row.key, {
      accountId: world.accountId,
      operation: 'ListParticipantReplicas',
      filters: { sourceStageId, participantId },
      nextToken: input.nextToken,
      maxResults: input.maxResults,
    });
    return { replicas: page.items.map((row) => row.replica), nextToken: page.nextToken };
  };
}
