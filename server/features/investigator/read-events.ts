import type { Event } from '@aws-sdk/client-ivs-realtime';
import { given } from '#shared/investigator/known-event.ts';
import type { Reader } from './reader.ts';

export interface ReadEvents {
  events: Event[];
  eventsKnown: 'whole' | 'part' | 'none';
  eventsMissing?: string | undefined;
  /** There where not all pages were read, because more than the first was not allowed. */
  hasMore: boolean;
}

/** As many pages as can be loaded of one participant: ten thousand events. */
const MOST_PAGES = 100;

/** Reads the events of a participant: the first page, or all of them. */
export async function readEvents(
  reader: Reader,
  input: { stageArn: string; sessionId: string; participantId: string },
  allPages: boolean,
): Promise<ReadEvents> {
  const events: Event[] = [];
  let nextToken: string | undefined;
  for (let page = 1; ; page += 1) {
    const answer = await reader.read('ListParticipantEvents', { ...input, maxResults: 100, nextToken });
    if (answer.kind !== 'read')
      return {
        events,
        eventsKnown: events.length > 0 ? 'part' : 'none',
        eventsMissing: answer.kind === 'failed' ? answer.why : 'AWS knows nothing of them',
        hasMore: false,
      };
    events.push(...(answer.output.events ?? []));
    nextToken = given(answer.output.nextToken);
    if (nextToken === undefined) return { events, eventsKnown: 'whole', hasMore: false };
    if (!allPages || page >= MOST_PAGES)
      return { events, eventsKnown: 'part', eventsMissing: 'there are more pages', hasMore: !allPages };
  }
}
