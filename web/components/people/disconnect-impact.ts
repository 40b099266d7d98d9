import type { Participant } from '#shared/participants/contract.ts';
import type { ParticipantReplica } from '#shared/replication/contract.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import type { ImpactLine } from '../guarded-action/impact-lines.tsx';
import type { ItemLook } from '../guarded-action/item-look.ts';
import { lineOfList } from '../guarded-action/list-look.ts';
import { revokedLine } from './disconnect-words.ts';

/** What the disconnecting of somebody hits, the worst first. */
export function disconnectImpact(
  look: ItemLook<Participant>,
  replicas: WholeList<ParticipantReplica>,
): readonly ImpactLine[] {
  const about = 'whether they are connected and publish';
  if (look.kind === 'looking') return [{ about, says: undefined }, revokedLine(1)];
  if (look.kind === 'unknown') return [{ about, says: undefined, problem: look.why }, revokedLine(1)];
  const { state, published, recordingState, ingestConfigurationArn, replicationType } = look.data;
  const isThere = state === 'CONNECTED';
  return [
    {
      about,
      says: isThere
        ? published
          ? 'They are connected and have published in this session: where they still do, nobody sees or hears them any more.'
          : 'They are connected and have only watched.'
        : 'They are not connected now: this only keeps them from coming back.',
      weighs: isThere,
    },
    revokedLine(1),
    ...(recordingState === 'ACTIVE' || recordingState === 'STARTING'
      ? [
          {
            about: 'their recording',
            says: 'Their recording ends; what was recorded stays in the bucket.',
            weighs: true,
          },
        ]
      : []),
    ...(ingestConfigurationArn
      ? [
          {
            about: 'their ingest configuration',
            says: 'Their ingest configuration is detached from this stage: its stream key cannot be used until it is attached again.',
            weighs: true,
          },
        ]
      : []),
    ...(replicationType === 'REPLICA'
      ? [
          {
            about: 'their source',
            says: 'They come from another stage by replication, and go on there. To take them out of this one alone, stop the replication.',
            weighs: true,
          },
        ]
      : []),
    ...(replicationType === 'SOURCE' ? [replicasLine(replicas)] : []),
  ];
}

function replicasLine(replicas: WholeList<ParticipantReplica>): ImpactLine {
  return lineOfList('where they are replicated to', replicas, (items, atLeast) => {
    const count = items.filter(({ replicationState }) => replicationState === 'ACTIVE').length;
    return {
      count,
      says:
        count === 0
          ? 'They are not replicated to another stage any more.'
          : `They vanish from ${atLeast.toLowerCase()}${count} other ${count === 1 ? 'stage' : 'stages'} to which they are replicated.`,
    };
  });
}
