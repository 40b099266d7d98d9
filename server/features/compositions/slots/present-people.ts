import type { Participant, ParticipantSummary } from '@aws-sdk/client-ivs-realtime';
import type * as z from 'zod/mini';
import { MOST_PEOPLE, type SlotPerson } from '#shared/compositions/slots.ts';
import { isFollowedByItself, nextPage } from '#server/aws/paging.ts';
import type { Upstream } from '#server/aws/upstream.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { SessionAddress } from '#server/jobs/session-events/session-address.ts';
import type { Database } from '#server/store/schema.ts';
import { type KnownOfPerson, knownEvents } from './known-events.ts';

interface PresentPeople {
  people: z.output<typeof SlotPerson>[];
  more: number;
  eventsKnown: boolean;
}

type Asking = Pick<Upstream, 'call'>;

/** Who is connected to a session and has published in it, by arrival; of the first twelve with their attributes. */
export async function presentPeople(
  upstream: Asking,
  db: Database,
  stageArn: string,
  address: SessionAddress,
): Promise<PresentPeople> {
  const { sessionId } = address;
  const connected = (await publishers(upstream, stageArn, sessionId)).filter(
    ({ state }) => state === 'CONNECTED',
  );
  const all = (await withoutPhysical(upstream, stageArn, connected)).toSorted(
    (one, other) => arrival(one) - arrival(other) || (idOf(one) < idOf(other) ? -1 : 1),
  );
  const { known, loaded } = await knownEvents(db, address, all.map(idOf));
  // Who is known to have stopped leaves the place to somebody who may be in the picture.
  const likely = all.filter((one) => known.get(idOf(one))?.publishing?.is !== false);
  const stopped = all.filter((one) => known.get(idOf(one))?.publishing?.is === false);
  const asked = [...likely, ...stopped].slice(0, MOST_PEOPLE);
  const details = await Promise.all(
    asked.map(async (one) => participant(upstream, stageArn, sessionId, idOf(one))),
  );
  return {
    people: asked
      .map((one, index) => personOf(one, details[index], known.get(idOf(one)) ?? {}))
      .toSorted((one, other) => (one.joinedAt?.getTime() ?? 0) - (other.joinedAt?.getTime() ?? 0)),
    more: all.length - asked.length,
    eventsKnown: asked.length > 0 && asked.every((one) => loaded.has(idOf(one))),
  };
}

const idOf = ({ participantId = '' }: ParticipantSummary): string => participantId;
const arrival = ({ firstJoinTime }: ParticipantSummary): number => firstJoinTime?.getTime() ?? 0;

async function publishers(
  upstream: Asking,
  stageArn: string,
  sessionId: string,
): Promise<ParticipantSummary[]> {
  const found: ParticipantSummary[] = [];
  let nextToken: string | undefined;
  for (;;) {
    const input = { stageArn, sessionId, filterByPublished: true, maxResults: 100, nextToken };
    const { output } = await upstream.call('ListParticipants', input);
    found.push(...(output.participants ?? []));
    nextToken = nextPage(output);
    if (nextToken === undefined) return found;
    if (isFollowedByItself(input, output))
      throw new ApiError('aws_invalid_answer', 'AWS repeats a page of ListParticipants.');
  }
}

/**
 * Of a redundant ingest a composition shows the virtual participant, which is the one that its configuration names, and
 * neither of the two encoders (User Guide, "RTMP Publishing").
 */
async function withoutPhysical(
  upstream: Asking,
  stageArn: string,
  all: readonly ParticipantSummary[],
): Promise<readonly ParticipantSummary[]> {
  if (!all.some(({ redundantIngest }) => redundantIngest === true)) return all;
  const virtual = new Set<string | undefined>();
  let nextToken: string | undefined;
  try {
    do {
      const input = { filterByStageArn: stageArn, maxResults: 100, nextToken };
      const { output } = await upstream.call('ListIngestConfigurations', input);
      for (const { participantId } of output.ingestConfigurations ?? []) virtual.add(participantId);
      if (isFollowedByItself(input, output))
        throw new ApiError('aws_invalid_answer', 'AWS repeats a page of ListIngestConfigurations.');
      nextToken = nextPage(output);
    } while (nextToken !== undefined);
  } catch (error) {
    // Without that permission the encoders are shown as well, which is better than nobody.
    if (error instanceof ApiError && error.code === 'aws_access_denied') return all;
    throw error;
  }
  return all.filter((one) => one.redundantIngest !== true || virtual.has(one.participantId));
}

async function participant(
  upstream: Asking,
  stageArn: string,
  sessionId: string,
  participantId: string,
): Promise<Participant | undefined> {
  try {
    return (await upstream.call('GetParticipant', { stageArn, sessionId, participantId })).output.participant;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'aws_not_found') return undefined;
    throw error;
  }
}

function personOf(
  { participantId = '', userId, firstJoinTime }: ParticipantSummary,
  detail: Participant | undefined,
  { publishing, exchange }: KnownOfPerson,
): z.output<typeof SlotPerson> {
  return {
    participantId,
    userId: userId || undefined,
    joinedAt: firstJoinTime,
    attributes: { ...(exchange?.attributes ?? detail?.attributes) },
    attributesFrom: exchange ? 'exchange' : detail ? 'participant' : 'unknown',
    exchangedAt: exchange && new Date(exchange.at),
    publishing: publishing === undefined ? 'likely' : publishing.is ? 'yes' : 'no',
  };
}
