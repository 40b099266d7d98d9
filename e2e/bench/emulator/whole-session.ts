import {
  type Event,
  type IVSRealTimeClient,
  ListParticipantEventsCommand,
  ListParticipantsCommand,
  ListStagesCommand,
  paginateListParticipantEvents,
  paginateListParticipants,
} from '@aws-sdk/client-ivs-realtime';

export interface LiveSession {
  stageArn: string;
  sessionId: string;
}

/** The live session of the arena. */
export async function arenaSession(client: IVSRealTimeClient): Promise<LiveSession> {
  const { stages = [] } = await client.send(new ListStagesCommand({ maxResults: 100 }));
  const stage = stages.find(({ name }) => name === 'arena-main');
  if (!stage?.arn || !stage.activeSessionId) throw new Error('The arena is not live.');
  return { stageArn: stage.arn, sessionId: stage.activeSessionId };
}

/** Everybody in a session, page by page. The paginators write into their input, hence the copies. */
export async function participantIds(client: IVSRealTimeClient, session: LiveSession): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of paginateListParticipants({ client, pageSize: 100 }, { ...session })) {
    ids.push(...(page.participants ?? []).flatMap(({ participantId }) => participantId ?? []));
  }
  return ids;
}

/** The first page of events of the first participant in the list. */
export async function firstEvents(client: IVSRealTimeClient, session: LiveSession): Promise<Event[]> {
  const { participants = [] } = await client.send(
    new ListParticipantsCommand({ ...session, maxResults: 100 }),
  );
  const participantId = participants[0]?.participantId;
  const { events = [] } = await client.send(new ListParticipantEventsCommand({ ...session, participantId }));
  if (events.length === 0) throw new Error('The first participant has no events.');
  return events;
}

const AT_ONCE = 16;

/** All events of all participants, every page of each: how many there are, and how many each has. */
export async function everyEvent(
  client: IVSRealTimeClient,
  session: LiveSession,
  ids: readonly string[],
): Promise<{ events: number; each: number[]; requests: number }> {
  const each: number[] = [];
  let requests = 0;
  const left = ids.values();
  const reader = async (): Promise<void> => {
    for (const participantId of left) {
      let count = 0;
      const input = { ...session, participantId };
      for await (const page of paginateListParticipantEvents({ client, pageSize: 100 }, input)) {
        count += page.events?.length ?? 0;
        requests += 1;
      }
      each.push(count);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return { events: each.reduce((sum, count) => sum + count, 0), each, requests };
}
