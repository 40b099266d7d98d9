import type { ParticipantReplica } from '@aws-sdk/client-ivs-realtime';
import { idOf } from '#shared/contract/ids.ts';
import type { Entry } from '#shared/investigator/known.ts';
import { given, knownEvents } from '#shared/investigator/known-event.ts';
import { laneOf } from '#shared/investigator/lanes.ts';
import { eventsOf } from '#shared/investigator/ordered-events.ts';
import type { Upstream } from '#server/aws/upstream.ts';
import { ApiError } from '#server/http/api-error.ts';
import { everyPage } from './every-page.ts';

interface Place {
  stageArn: string;
  sessionId: string;
}

interface Stay extends Place {
  role: 'source' | 'replica';
  state?: string | undefined;
}

/** Sessions that are read, at some calls each: five replications at a time are the most that AWS allows. */
const MOST_PLACES = 20;
const REPLICAS_A_PAGE = 50;

/**
 * A participant in the session that it is of and in all that it is replicated to, whichever of them is asked about. Two
 * calls, and one for each hundred events of each session.
 */
export async function journeyOf(
  upstream: Upstream,
  { participantId, ...asked }: Place & { participantId: string },
) {
  const { output, asOf, stale } = await upstream.call('GetParticipant', { ...asked, participantId });
  const participant = output.participant ?? {};
  const source = sourceOf(participant) ?? asked;
  const replicas = await replicasOf(upstream, source.stageArn, participantId);
  const stays: Stay[] = [
    { ...source, role: 'source' },
    ...replicas.flatMap((replica): Stay[] => {
      const { sourceSessionId, destinationStageArn, destinationSessionId, replicationState } = replica;
      if (sourceSessionId !== source.sessionId || !destinationStageArn || !destinationSessionId) return [];
      return [
        {
          stageArn: destinationStageArn,
          sessionId: destinationSessionId,
          role: 'replica',
          state: replicationState,
        },
      ];
    }),
  ];
  // Whether replicas that have ended stay listed is not documented: the one that was asked about is there.
  if (!stays.some((stay) => isSame(stay, asked)))
    stays.push({ ...asked, role: 'replica', state: participant.replicationState });
  const userId = given(participant.userId);
  const read = await Promise.all(
    once(stays)
      .slice(0, MOST_PLACES)
      .map(async (stay) => readStay(upstream, { stay, isAsked: isSame(stay, asked), participantId, userId })),
  );
  const [first, ...rest] = read;
  return {
    asOf,
    stale,
    participantId,
    userId,
    places: [first, ...rest.toSorted((a, b) => beganAt(a.entry) - beganAt(b.entry))].flatMap((one) =>
      one === undefined
        ? []
        : [
            {
              role: one.stay.role,
              state: one.stay.state,
              lane: laneOf(one.entry, []),
              failure: one.failure,
            },
          ],
    ),
    turns: (first === undefined ? [] : eventsOf(first.entry))
      .filter(({ name }) => name.startsWith('REPLICATION_'))
      .map(({ at, name, destinationStageArn, destinationSessionId }) => ({
        at: new Date(at).toISOString(),
        name,
        stageId: destinationStageArn && idOf(destinationStageArn),
        sessionId: destinationSessionId,
      })),
  };
}

/** None where the source's stage is gone: whether its replicas outlive it is not documented. */
async function replicasOf(
  upstream: Upstream,
  sourceStageArn: string,
  participantId: string,
): Promise<ParticipantReplica[]> {
  try {
    const input = { sourceStageArn, participantId, maxResults: REPLICAS_A_PAGE };
    return (await everyPage(upstream, 'ListParticipantReplicas', input, (page) => page.replicas)).items;
  } catch (error) {
    if (error instanceof ApiError && (error.code === 'aws_not_found' || error.code === 'aws_validation'))
      return [];
    throw error;
  }
}

function sourceOf({
  replicationType,
  sourceStageArn,
  sourceSessionId,
}: {
  replicationType?: string | undefined;
  sourceStageArn?: string | undefined;
  sourceSessionId?: string | undefined;
}): Place | undefined {
  return replicationType === 'REPLICA' && sourceStageArn && sourceSessionId
    ? { stageArn: sourceStageArn, sessionId: sourceSessionId }
    : undefined;
}

const isSame = (a: Place, b: Place): boolean => a.stageArn === b.stageArn && a.sessionId === b.sessionId;

/** Replication that was stopped and started again into the same session is one stay there. */
function once(stays: readonly Stay[]): Stay[] {
  return stays.filter((stay, index) => stays.findIndex((other) => isSame(stay, other)) === index);
}

function beganAt(entry: Entry): number {
  return eventsOf(entry)[0]?.at ?? Infinity;
}

interface ReadStay {
  stay: Stay;
  entry: Entry;
  failure?: string;
}

interface StayToRead {
  stay: Stay;
  isAsked: boolean;
  participantId: string;
  userId: string | undefined;
}

async function readStay(
  upstream: Upstream,
  { stay, isAsked, participantId, userId }: StayToRead,
): Promise<ReadStay> {
  const { stageArn, sessionId } = stay;
  const entry = { participantId, userId, stageId: idOf(stageArn), sessionId, facts: undefined };
  try {
    const { items } = await everyPage(
      upstream,
      'ListParticipantEvents',
      { stageArn, sessionId, participantId, maxResults: 100 },
      ({ events }) => events,
    );
    return { stay, entry: { ...entry, events: knownEvents(items), eventsKnown: 'whole' } };
  } catch (error) {
    // The other stage may be deleted by now; what is left of the journey is still worth seeing.
    if (!(error instanceof ApiError) || isAsked) throw error;
    return { stay, entry: { ...entry, events: [], eventsKnown: 'none' }, failure: error.message };
  }
}
