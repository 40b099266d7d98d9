import type { QueryClient } from '@tanstack/react-query';
import type { Person } from '#shared/layouts/geometry/person.ts';
import { MOST_PEOPLE } from '#shared/layouts/scenarios.ts';
import { type Participant, participants, type ParticipantSummary } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { q } from '#web/api/query.ts';

/** What was found on a stage: nobody, or those who publish, at most as many as a layout is looked at with. */
export type LivePeople =
  { kind: 'not-live' } | { kind: 'people'; arn: string; name: string; people: Person[]; more: number };

const LARGEST_PAGE = 100;

/** An attribute that marks a screen share, by the name AWS's guide gives it. */
const SCREEN = /screen/i;

/**
 * The people who publish on a stage now, with the attributes of their tokens, which only GetParticipant tells.
 * Asks AWS once for the stage, once for each hundred people who ever published, and once for each person taken. Whether somebody publishes at this moment the API does not tell either: those who are
 * connected and ever published are taken, the first of them by arrival: all pages of the list are read for that.
 */
export async function loadLivePeople(
  client: QueryClient,
  connection: string,
  stageId: string,
): Promise<LivePeople> {
  const { item: stage } = await client.fetchQuery(q(stages.get, { connection, stageId }));
  const sessionId = stage.activeSessionId;
  if (!sessionId) return { kind: 'not-live' };
  const publishers: ParticipantSummary[] = [];
  let nextToken: string | undefined;
  do {
    // One page needs the token of the one before.
    const page = await client.fetchQuery(
      q(participants.list, {
        connection,
        stageId,
        sessionId,
        filterByPublished: true,
        maxResults: LARGEST_PAGE,
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
    );
    publishers.push(...page.items.filter(({ state }) => state === 'CONNECTED'));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  const present = drawnOnce(publishers.toSorted((one, other) => arrival(one) - arrival(other)));
  const first = present
    .slice(0, MOST_PEOPLE)
    .flatMap(({ participantId }) => (participantId === undefined ? [] : [participantId]));
  const found = await Promise.all(
    first.map(async (participantId) =>
      client.fetchQuery(q(participants.get, { connection, stageId, sessionId, participantId })),
    ),
  );
  return {
    kind: 'people',
    arn: stage.arn,
    name: stage.name || stageId,
    people: found.map(({ item }) => personOf(item)),
    more: present.length - first.length,
  };
}

/**
 * The two streams of a redundant ingest are two participants of the list, and one in a composition (User Guide, RTMP
 * publishing): the first to arrive stands for both.
 */
function drawnOnce(publishers: readonly ParticipantSummary[]): ParticipantSummary[] {
  const seen = new Set<string>();
  return publishers.filter(({ redundantIngest, ingestConfigurationArn }) => {
    if (redundantIngest !== true || !ingestConfigurationArn) return true;
    const isFirst = !seen.has(ingestConfigurationArn);
    seen.add(ingestConfigurationArn);
    return isFirst;
  });
}

const arrival = ({ firstJoinTime }: ParticipantSummary) => Date.parse(firstJoinTime ?? '') || 0;

function personOf(participant: Participant): Person {
  const attributes = participant.attributes ?? {};
  const isScreen = Object.entries(attributes).some(([name, value]) => SCREEN.test(name) && value === 'true');
  return {
    id: participant.participantId ?? '',
    // Counted in characters by AWS, and as text here.
    name: (participant.userId || participant.participantId || 'nameless').slice(0, 128),
    attributes,
    arrivedAt: arrival(participant),
    video: 'on',
    source: isScreen ? { width: 1920, height: 1080 } : { width: 1280, height: 720 },
    ...(isScreen ? { isScreen } : {}),
  };
}
