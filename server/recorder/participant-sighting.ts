import type { Event, Participant, ParticipantSummary } from '@aws-sdk/client-ivs-realtime';
import type { InSession } from './sightings-of.ts';
import type { ParticipantErrorSighting, ParticipantSighting } from './sighting.ts';

/** @param from whether every member was asked for, or only those of the list */
export function participantSighting(
  participant: (Participant & ParticipantSummary) | undefined,
  session: InSession,
  from: 'list' | 'whole',
): ParticipantSighting[] {
  if (!participant?.participantId) return [];
  return [
    {
      kind: 'participant',
      ...session,
      participantId: participant.participantId,
      userId: participant.userId || null,
      joinedAt: participant.firstJoinTime?.getTime() ?? null,
      state: participant.state ?? null,
      published: participant.published ?? false,
      recordingState: participant.recordingState ?? null,
      replicationType: participant.replicationType ?? null,
      details: from === 'whole' ? detailsOf(participant) : undefined,
    },
  ];
}

/** Named one by one, so that a member of a newer API is not kept before somebody has thought about it. */
function detailsOf(participant: Participant): string {
  const {
    attributes,
    ispName,
    osName,
    osVersion,
    browserName,
    browserVersion,
    sdkVersion,
    recordingS3BucketName,
    recordingS3Prefix,
    protocol,
    replicationState,
    sourceStageArn,
    sourceSessionId,
    redundantIngest,
    ingestConfigurationArn,
  } = participant;
  return JSON.stringify({
    attributes,
    ispName,
    osName,
    osVersion,
    browserName,
    browserVersion,
    sdkVersion,
    recordingS3BucketName,
    recordingS3Prefix,
    protocol,
    replicationState,
    sourceStageArn,
    sourceSessionId,
    redundantIngest,
    ingestConfigurationArn,
  });
}

/** One for each kind of error in a page of events, with how often it is in that page. */
export function errorSightings(
  events: readonly Event[],
  participantId: string,
  session: InSession,
): ParticipantErrorSighting[] {
  const byCode = new Map<string, ParticipantErrorSighting>();
  for (const { errorCode, eventTime } of events) {
    if (errorCode === undefined || eventTime === undefined) continue;
    const firstAt = eventTime.getTime();
    const known = byCode.get(errorCode);
    if (known === undefined) {
      byCode.set(errorCode, {
        kind: 'participant-error',
        ...session,
        participantId,
        code: errorCode,
        firstAt,
        occurrences: 1,
      });
    } else {
      known.occurrences += 1;
      known.firstAt = Math.min(known.firstAt, firstAt);
    }
  }
  return [...byCode.values()];
}
