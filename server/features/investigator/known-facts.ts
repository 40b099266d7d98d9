import type { Participant, ParticipantSummary } from '@aws-sdk/client-ivs-realtime';
import { idOf } from '#shared/contract/ids.ts';
import type { KnownFacts } from '#shared/investigator/known.ts';
import { given } from '#shared/investigator/known-event.ts';

/** What the ladder needs of a participant. */
export function knownFacts(participant: Participant | ParticipantSummary): KnownFacts {
  const { state, firstJoinTime, published, replicationType, ingestConfigurationArn } = participant;
  const arn = given(ingestConfigurationArn);
  return {
    state,
    firstJoinTime: firstJoinTime?.getTime(),
    published,
    replicationType,
    protocol: 'protocol' in participant ? participant.protocol : undefined,
    ingestConfigurationId: arn === undefined ? undefined : idOf(arn),
  };
}
