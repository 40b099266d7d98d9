import type { Participant } from '@aws-sdk/client-ivs-realtime';
import { idOf } from '#shared/contract/ids.ts';
import type { Entry, Person } from '#shared/investigator/known.ts';
import { eventsOf } from '#shared/investigator/ordered-events.ts';
import { PRESENCE, standingAt, stretchesOf } from '#shared/investigator/stretches.ts';
import type { FoundPerson, Place } from './find-person.ts';
import { given, knownEvents } from '#shared/investigator/known-event.ts';
import { knownFacts } from './known-facts.ts';
import { readEvents } from './read-events.ts';
import type { Reader } from './reader.ts';

/** A person with all that is known of their participants, and what GetParticipant said of them as it was. */
export interface ReadPerson {
  person: Person;
  participants: Participant[];
  /** Whether some events are on pages that were not read. */
  hasMore: boolean;
}

/** Reads what a person's participants are and did. Two calls for each, or one where it was read already. */
export async function readEntries(
  reader: Reader,
  place: Place,
  found: FoundPerson,
  allPages: boolean,
): Promise<ReadPerson> {
  const read = await Promise.all(
    found.participants.map(async ({ summary, isWhole }) => {
      const participantId = summary.participantId ?? '';
      const { stageArn, sessionId } = place;
      const input = { stageArn, sessionId, participantId };
      const [details, events] = await Promise.all([
        isWhole ? undefined : reader.read('GetParticipant', input),
        readEvents(reader, input, allPages),
      ]);
      const participant: Participant =
        (details?.kind === 'read' ? details.output.participant : undefined) ?? summary;
      const entry: Entry = {
        participantId,
        userId: given(participant.userId),
        stageId: place.stageId,
        sessionId,
        facts: knownFacts(participant),
        events: knownEvents(events.events),
        eventsKnown: events.eventsKnown,
        eventsMissing: events.eventsMissing,
      };
      return { entry, participant, hasMore: events.hasMore };
    }),
  );
  return {
    person: {
      asked: found.asked,
      entries: read.map(({ entry }) => entry),
      entriesKnown: found.entriesKnown,
      entriesMissing: found.entriesMissing,
    },
    participants: read.map(({ participant }) => participant),
    hasMore: read.some(({ hasMore }) => hasMore),
  };
}

/**
 * Tells the encoders of redundant ingest from what they feed, by their ingest configuration, and reads the latter where
 * it was not among the person's participants. One call, or three.
 */
export async function withIngestParts(
  reader: Reader,
  place: Place,
  read: ReadPerson,
  allPages: boolean,
): Promise<ReadPerson> {
  const arn = read.participants.find(
    ({ redundantIngest }) => redundantIngest === true,
  )?.ingestConfigurationArn;
  if (!arn) return read;
  const answer = await reader.read('GetIngestConfiguration', { arn });
  const configuration = answer.kind === 'read' ? answer.output.ingestConfiguration : undefined;
  if (!configuration?.redundantIngest) return read;
  const virtualId = configuration.participantId;
  const physical = new Set((configuration.redundantIngestCredentials ?? []).map((one) => one.participantId));
  const partOf = ({ participantId }: Entry): Entry['ingestPart'] => {
    if (participantId === virtualId) return 'virtual';
    return physical.has(participantId) ? 'physical' : undefined;
  };
  const isThere = read.person.entries.some(({ participantId }) => participantId === virtualId);
  const more =
    isThere || virtualId === undefined
      ? undefined
      : await readEntries(
          reader,
          place,
          {
            asked: read.person.asked,
            participants: [{ summary: { participantId: virtualId }, isWhole: false }],
            entriesKnown: 'whole',
          },
          allPages,
        );
  return {
    person: {
      ...read.person,
      entries: [...read.person.entries, ...(more?.person.entries ?? [])].map((entry) => ({
        ...entry,
        ingestPart: partOf(entry),
      })),
    },
    participants: [...read.participants, ...(more?.participants ?? [])],
    hasMore: read.hasMore || more?.hasMore === true,
  };
}

/** Follows replicas that were not there to the stage they come from. One call for each. */
export async function withSources(
  reader: Reader,
  read: ReadPerson,
  at: number,
  allPages: boolean,
): Promise<ReadPerson> {
  const entries = await Promise.all(
    read.person.entries.map(async (entry, index): Promise<{ entry: Entry; hasMore: boolean }> => {
      const { replicationType, sourceStageArn, sourceSessionId, participantId } =
        read.participants[index] ?? {};
      if (replicationType !== 'REPLICA' || !sourceStageArn || !sourceSessionId || participantId === undefined)
        return { entry, hasMore: false };
      if (standingAt(stretchesOf(eventsOf(entry), PRESENCE), at).state === 'in')
        return { entry, hasMore: false };
      const input = { stageArn: sourceStageArn, sessionId: sourceSessionId, participantId };
      const events = await readEvents(reader, input, allPages);
      const source: Entry = {
        participantId,
        userId: entry.userId,
        stageId: idOf(sourceStageArn),
        sessionId: sourceSessionId,
        facts: undefined,
        events: knownEvents(events.events),
        eventsKnown: events.eventsKnown,
        eventsMissing: events.eventsMissing,
      };
      return { entry: { ...entry, source }, hasMore: events.hasMore };
    }),
  );
  return {
    ...read,
    person: { ...read.person, entries: entries.map(({ entry }) => entry) },
    hasMore: read.hasMore || entries.some(({ hasMore }) => hasMore),
  };
}
