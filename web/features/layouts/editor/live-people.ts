import type { QueryClient } from '@tanstack/react-query';
import type { Person } from '#shared/layouts/geometry/person.ts';
import { type Participant, participants, type ParticipantSummary } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { q } from '#web/api/query.ts';
import { MOST_PEOPLE } from './scenarios.ts';

/** What was found on a stage: nobody, or those who publish, at most as many as a layout is looked at with. */
export type LivePeople =
  { kind: 'not-live' } | { kind: 'people'; arn: string; name: string; people: Person[]; more: number };

const LARGEST_PAGE = 100;

/** An attribute that marks a screen share, by the name AWS's guide gives it. */
const SCREEN = /screen/i;

/**
 * The people who publish on a stage now, with the attributes of their tokens, which only GetParticipant tells.
 * Asks AWS at most 15 times. Whether somebody publishes at this moment the API does not tell either: those who are
 * connected and ever published are taken.
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
    // oxlint-disable-next-line no-await-in-loop
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
  } while (nextToken !== undefined && publishers.length < LARGEST_PAGE);
  const first = publishers
    .toSorted((one, other) => arrival(one) - arrival(other))
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
    more: publishers.length - first.length,
  };
}

const arrival = ({ firstJoinTime }: ParticipantSummary) => Date.parse(firstJoinTime ?? '') || 0;

function personOf(participant: Participant): Person {
  const attributes = participant.attributes ?? {};
  const isScreen = Object.entries(attributes).some(([name, value]) => SCREEN.test(name) && value === 'true');
  return {
    id: participant.participantId ?? '',
    name: participant.userId || participant.participantId || 'nameless',
    attributes,
    arrivedAt: arrival(participant),
    video: 'on',
    source: isScreen ? { width: 1920, height: 1080 } : { width: 1280, height: 720 },
    ...(isScreen ? { isScreen } : {}),
  };
}
