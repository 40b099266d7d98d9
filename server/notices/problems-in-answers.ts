import { LRUCache } from 'lru-cache';
import { idOf } from '#shared/contract/ids.ts';
import type { Observation } from '#server/aws/observation.ts';
import {
  compositionFailed,
  destinationFailed,
  type Problem,
  publishError,
  recordingFailed,
} from './problem.ts';

/** An event is news for so long, in milliseconds before the answer that shows it: old sessions are looked at as well. */
const EVENT_IS_NEWS_MS = 15 * 60_000;

/** The API gives no time of a recording's failure; of somebody who joined longer ago nobody waits for it. */
const RECORDING_IS_NEWS_MS = 6 * 3_600_000;

/** Things whose problem has been told already, so that a poll does not tell it each time. */
const REMEMBERED = 20_000;

/**
 * Finds what is wrong in what AWS answers. The same problem is told once, however often it is seen; after a restart it
 * may be told again, and is the same notice then.
 */
export function problemsInAnswers(): (seen: Observation) => Problem[] {
  const told = new LRUCache<string, true>({ max: REMEMBERED });
  return (seen) =>
    problemsIn(seen).filter(({ connection, kind, key, occurrence = '' }) => {
      const name = JSON.stringify([connection, kind, key, occurrence]);
      if (told.has(name)) return false;
      told.set(name, true);
      return true;
    });
}

function problemsIn(seen: Observation): Problem[] {
  const { connection, asOf } = seen;
  switch (seen.operation) {
    case 'ListParticipantEvents': {
      const { stageArn = '', sessionId = '', participantId = '' } = seen.input;
      return (seen.output.events ?? []).flatMap(({ name, eventTime, errorCode }) =>
        name === 'PUBLISH_ERROR' &&
        eventTime !== undefined &&
        asOf.getTime() - eventTime.getTime() <= EVENT_IS_NEWS_MS
          ? [
              publishError({
                connection,
                stageId: idOf(stageArn),
                sessionId,
                participantId,
                errorCode,
                at: eventTime,
              }),
            ]
          : [],
      );
    }
    case 'ListParticipants': {
      const { stageArn = '', sessionId = '' } = seen.input;
      return (seen.output.participants ?? []).flatMap((one) =>
        recordingProblem(seen, { stageArn, sessionId }, one),
      );
    }
    case 'GetParticipant': {
      const { stageArn = '', sessionId = '' } = seen.input;
      const { participant } = seen.output;
      return participant === undefined ? [] : recordingProblem(seen, { stageArn, sessionId }, participant);
    }
    case 'ListCompositions':
      return (seen.output.compositions ?? []).flatMap((one) => compositionProblems(seen, one));
    case 'GetComposition': {
      const { composition } = seen.output;
      return composition === undefined ? [] : compositionProblems(seen, composition);
    }
    default:
      return [];
  }
}

interface Recorded {
  participantId?: string | undefined;
  recordingState?: string | undefined;
  firstJoinTime?: Date | undefined;
}

function recordingProblem(
  { connection, asOf }: Observation,
  { stageArn, sessionId }: { stageArn: string; sessionId: string },
  { participantId, recordingState, firstJoinTime }: Recorded,
): Problem[] {
  if (recordingState !== 'FAILED' || participantId === undefined) return [];
  if (firstJoinTime !== undefined && asOf.getTime() - firstJoinTime.getTime() > RECORDING_IS_NEWS_MS)
    return [];
  return [recordingFailed({ connection, stageId: idOf(stageArn), sessionId, participantId, at: asOf })];
}

interface Composed {
  arn: string | undefined;
  stageArn: string | undefined;
  state: string | undefined;
  endTime?: Date | undefined;
  destinations:
    readonly { id: string | undefined; state: string | undefined; endTime?: Date | undefined }[] | undefined;
}

/** What AWS still shows of compositions is never older than some minutes after their end: all of it is news. */
function compositionProblems(
  { connection, asOf }: Observation,
  { arn = '', stageArn = '', state, endTime, destinations = [] }: Composed,
): Problem[] {
  const ids = { connection, compositionId: idOf(arn), stageId: idOf(stageArn) };
  return [
    ...(state === 'FAILED' ? [compositionFailed({ ...ids, at: endTime ?? asOf })] : []),
    ...destinations.flatMap(({ id, state: fared, endTime: ended }) =>
      fared === 'FAILED' && id !== undefined
        ? [destinationFailed({ ...ids, destinationId: id, at: ended ?? asOf })]
        : [],
    ),
  ];
}
