import type { Event, Participant, ParticipantSummary } from '@aws-sdk/client-ivs-realtime';
import { idOf } from '#shared/contract/ids.ts';
import type { KnownEvent, KnownFacts } from '#shared/investigator/known.ts';

/** Events as the ladder takes them; one without a name or a time tells nothing. */
export function knownEvents(events: readonly Event[]): KnownEvent[] {
  return events.flatMap((event): KnownEvent[] => {
    const { name, eventTime } = event;
    if (name === undefined || eventTime === undefined) return [];
    return [
      {
        name,
        at: eventTime.getTime(),
        remoteParticipantId: given(event.remoteParticipantId),
        errorCode: given(event.errorCode),
        destinationSessionId: given(event.destinationSessionId),
        previousCapabilities: event.previousToken?.capabilities,
        newCapabilities: event.newToken?.capabilities,
      },
    ];
  });
}

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

/** AWS gives what is not set as empty text in some answers, and leaves it out in others. */
export function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
