import type { ParticipantReplica, ParticipantSummary } from '@aws-sdk/client-ivs-realtime';
import { idOf } from '#shared/contract/ids.ts';
import type { ReplicationLink } from '#shared/replication/paths-of-people.ts';
import type { Upstream } from '#server/aws/upstream.ts';
import { everyPage } from './every-page.ts';

/** Sources that are asked, one call each: twelve publish at a time, but more do over a session's life. */
const MOST_ASKED = 60;
/** The most that AWS gives a page of replicas; of participants a hundred. */
const REPLICAS_A_PAGE = 50;

/**
 * Everybody of a session who comes from another, or is replicated to one. One call for each hundred people, and one for
 * each source.
 */
export async function mapOf(upstream: Upstream, stageArn: string, sessionId: string) {
  const {
    items: people,
    asOf,
    stale,
  } = await everyPage(
    upstream,
    'ListParticipants',
    { stageArn, sessionId, maxResults: 100 },
    ({ participants }) => participants,
  );
  const here = { stageId: idOf(stageArn), sessionId };
  const sources = people.filter(({ replicationType }) => replicationType === 'SOURCE');
  const asked = sources.slice(0, MOST_ASKED);
  const replicas = await Promise.all(
    asked.map(async ({ participantId = '', userId }) => {
      const { items } = await everyPage(
        upstream,
        'ListParticipantReplicas',
        { sourceStageArn: stageArn, participantId, maxResults: REPLICAS_A_PAGE },
        (output) => output.replicas,
      );
      return items
        .filter(({ sourceSessionId }) => sourceSessionId === sessionId)
        .flatMap((replica) => linkOut(replica, userId));
    }),
  );
  return {
    asOf,
    stale,
    links: [...people.flatMap((person) => linkIn(person, here)), ...replicas.flat()],
    sources: sources.length,
    asked: asked.length,
  };
}

function linkIn(
  { participantId, userId, replicationType, replicationState, ...from }: ParticipantSummary,
  here: { stageId: string; sessionId: string },
): ReplicationLink[] {
  const { sourceStageArn, sourceSessionId } = from;
  if (replicationType !== 'REPLICA' || !participantId || !sourceStageArn || !sourceSessionId) return [];
  return [
    {
      participantId,
      userId: userId || undefined,
      fromStageId: idOf(sourceStageArn),
      fromSessionId: sourceSessionId,
      toStageId: here.stageId,
      toSessionId: here.sessionId,
      state: replicationState,
    },
  ];
}

function linkOut(replica: ParticipantReplica, userId: string | undefined): ReplicationLink[] {
  const { participantId, sourceStageArn, sourceSessionId, destinationStageArn, destinationSessionId } =
    replica;
  if (!participantId || !sourceStageArn || !sourceSessionId || !destinationStageArn || !destinationSessionId)
    return [];
  return [
    {
      participantId,
      userId: userId || undefined,
      fromStageId: idOf(sourceStageArn),
      fromSessionId: sourceSessionId,
      toStageId: idOf(destinationStageArn),
      toSessionId: destinationSessionId,
      state: replica.replicationState,
    },
  ];
}
