import type { StageSession, StageSessionSummary } from '@aws-sdk/client-ivs-realtime';
import { ApiError } from '#server/http/api-error.ts';
import { given } from '#shared/investigator/known-event.ts';
import type { Reader } from './reader.ts';

export interface FoundSession {
  session: StageSession | undefined;
  /** Why it could not be read. */
  missing?: ApiError | undefined;
  /** Sessions of the stage, as far as they were listed. */
  listed: readonly StageSessionSummary[];
  /** Not all were listed, and none of those covers the instant. */
  hasMore: boolean;
}

/** As many sessions as can be looked through: five thousand. */
const MOST_PAGES = 50;

function spoilt(operation: string, member: string): ApiError {
  return new ApiError(
    'aws_invalid_answer',
    `The answer of AWS to ${operation} is not complete: ${member} is required. Try again.`,
  );
}

/** The session of an id. @throws {ApiError} where AWS knows none, or its answer is spoilt */
export async function sessionById(
  reader: Reader,
  stageArn: string,
  sessionId: string,
): Promise<FoundSession> {
  const answer = await reader.read('GetStageSession', { stageArn, sessionId });
  if (answer.kind === 'nothing') throw answer.error;
  if (answer.kind === 'failed')
    return { session: { sessionId }, missing: answer.error, listed: [], hasMore: false };
  const session = answer.output.stageSession;
  if (session === undefined) throw spoilt('GetStageSession', 'stageSession');
  return { session: { ...session, sessionId }, listed: [], hasMore: false };
}

const covers = ({ startTime, endTime }: StageSessionSummary, at: number): boolean =>
  startTime !== undefined && startTime.getTime() <= at && (endTime === undefined || at < endTime.getTime());

/** The session that was under way at an instant; a stage has one at a time. @throws {ApiError} where none can be read */
export async function sessionAt(
  reader: Reader,
  stageArn: string,
  at: number,
  allPages: boolean,
): Promise<FoundSession> {
  const listed: StageSessionSummary[] = [];
  let nextToken: string | undefined;
  for (let page = 1; ; page += 1) {
    const answer = await reader.read('ListStageSessions', { stageArn, maxResults: 100, nextToken });
    if (answer.kind !== 'read') throw answer.error;
    if (!Array.isArray(answer.output.stageSessions)) throw spoilt('ListStageSessions', 'stageSessions');
    listed.push(...answer.output.stageSessions);
    const session = listed.find((one) => covers(one, at));
    nextToken = given(answer.output.nextToken);
    if (session || nextToken === undefined) return { session, listed, hasMore: false };
    if (!allPages || page >= MOST_PAGES) return { session, listed, hasMore: true };
  }
}

/** The listed session nearest to an instant, but for one. */
export function nearestOther(
  listed: readonly StageSessionSummary[],
  at: number,
  sessionId: string,
): string | undefined {
  const distance = ({ startTime, endTime }: StageSessionSummary): number => {
    const from = startTime?.getTime() ?? Infinity;
    const to = endTime?.getTime() ?? from;
    return at < from ? from - at : Math.max(0, at - to);
  };
  return listed
    .filter((one) => one.sessionId !== undefined && one.sessionId !== sessionId)
    .toSorted((a, b) => distance(a) - distance(b))[0]?.sessionId;
}
