import type { KnownEvent } from './known.ts';

/** An event as the AWS SDK gives it, as far as it matters here. */
interface ToldEvent {
  name?: string | undefined;
  eventTime?: Date | undefined;
  remoteParticipantId?: string | undefined;
  errorCode?: string | undefined;
  destinationStageArn?: string | undefined;
  destinationSessionId?: string | undefined;
  previousToken?: { capabilities?: readonly string[] | undefined } | undefined;
  newToken?: { capabilities?: readonly string[] | undefined } | undefined;
}

/** Events as the ladder takes them; one without a name or a time tells nothing. */
export function knownEvents(events: readonly ToldEvent[]): KnownEvent[] {
  return events.flatMap((event): KnownEvent[] => {
    const { name, eventTime } = event;
    if (name === undefined || eventTime === undefined) return [];
    return [
      {
        name,
        at: eventTime.getTime(),
        remoteParticipantId: given(event.remoteParticipantId),
        errorCode: given(event.errorCode),
        destinationStageArn: given(event.destinationStageArn),
        destinationSessionId: given(event.destinationSessionId),
        previousCapabilities: event.previousToken?.capabilities,
        newCapabilities: event.newToken?.capabilities,
      },
    ];
  });
}

/** AWS gives what is not set as empty text in some answers, and leaves it out in others. */
export function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
