import { setTimeout as rest } from 'node:timers/promises';
import type { LiveConnection } from '#server/aws/connections.ts';
import type { Operation, OperationInput, OperationOutput } from '#server/aws/operation-types.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Database } from '#server/store/schema.ts';
import {
  peopleRead,
  type SessionToRead,
  sessionsToRead,
  stageListed,
  stagesToList,
  type StageToList,
} from './index-rows.ts';
import { leaveTurn, untilLeftOver, type Yielding } from './leftover.ts';

/** What a walk is doing at the moment, to be shown. */
export type Doing = 'asking' | 'nothing' | Yielding | { failure: string };

export interface Walk {
  db: Database;
  connection: LiveConnection;
  /** Resolves when everything that was answered so far is in the database. */
  recorded: () => Promise<void>;
  signal: AbortSignal;
  say: (doing: Doing) => void;
  /** Told what no answer of AWS explains; the walk goes on after a rest. */
  defect: (error: unknown) => void;
}

/** After everything is known, stages are swept again after so long: the sweep tells what has begun and ended. */
const SWEEP_AGAIN_MS = 60_000;
/** Looks again whether there is somebody to read, while the other walk brings in sessions. */
const LOOK_AGAIN_MS = 1_000;
const AFTER_FAILURE_MS = 15_000;
/** A page of AWS's is 100 at most. */
const PAGE = 100;
/** So many sessions are chosen at a time; new ones come first at the next choice. */
const CHOSEN_AT_ONCE = 20;

type Paged = { nextToken?: string | undefined; maxResults?: number | undefined };

/** Asks for every page of a list with what the budget leaves over. What is answered, the recorder writes down. */
async function everyPage<O extends Operation>(
  { connection, signal, say }: Walk,
  operation: O,
  input: OperationInput<O> & Paged,
  take: (output: OperationOutput<O>, asOf: Date) => void,
): Promise<void> {
  let nextToken: string | undefined;
  const given = new Set<string>();
  do {
    await untilLeftOver(connection.budget, operation, signal, say);
    say('asking');
    const { output, asOf } = await connection.caller.call(
      operation,
      { ...input, maxResults: PAGE, nextToken },
      { priority: 'background', signal },
    );
    take(output, asOf);
    nextToken = (output as Paged).nextToken || undefined;
    if (nextToken !== undefined && given.has(nextToken))
      throw new ApiError('aws_invalid_answer', `AWS repeats a page of ${operation}.`);
    if (nextToken !== undefined) given.add(nextToken);
    await leaveTurn(connection.budget, operation, signal);
  } while (nextToken !== undefined);
}

/** Stages, then the sessions of each that has something new, again and again until the signal. */
export async function walkStages(walk: Walk): Promise<void> {
  await again(walk, SWEEP_AGAIN_MS, async () => {
    const { db, connection, recorded } = walk;
    let now = 0;
    await everyPage(walk, 'ListStages', {}, (_output, asOf) => (now = asOf.getTime()));
    await recorded();
    for (const stage of await stagesToList(db, connection.settings.id, now)) {
      await unlessGone(async () => listSessions(walk, stage));
    }
    return false;
  });
}

async function listSessions(walk: Walk, stage: StageToList): Promise<void> {
  let listedAt: number | undefined;
  await everyPage(walk, 'ListStageSessions', { stageArn: stage.arn }, (_output, asOf) => {
    listedAt ??= asOf.getTime();
  });
  await walk.recorded();
  await stageListed(walk.db, walk.connection.settings.id, stage, listedAt ?? 0);
}

/** The people of ended sessions, the newest sessions first, until the signal. */
export async function walkPeople(walk: Walk): Promise<void> {
  const gone: string[] = [];
  await again(walk, LOOK_AGAIN_MS, async () => {
    const { db, connection } = walk;
    const chosen = await sessionsToRead(db, connection.settings.id, CHOSEN_AT_ONCE, gone);
    for (const session of chosen)
      if (!(await unlessGone(async () => readPeople(walk, session)))) gone.push(session.session_id);
    return chosen.length > 0;
  });
}

async function readPeople(walk: Walk, session: SessionToRead): Promise<void> {
  let participants = 0;
  let publishers = 0;
  let at: number | undefined;
  const input = { stageArn: session.stage_arn, sessionId: session.session_id };
  await everyPage(walk, 'ListParticipants', input, (output, asOf) => {
    at ??= asOf.getTime();
    participants += output.participants?.length ?? 0;
    publishers += output.participants?.filter(({ published }) => published).length ?? 0;
  });
  await walk.recorded();
  await peopleRead(walk.db, walk.connection.settings.id, session.session_id, {
    participants,
    publishers,
    at: at ?? 0,
  });
}

/** False where AWS no longer knows what it is about: deleted meanwhile, or past what AWS keeps. */
async function unlessGone(ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'aws_not_found') return false;
    throw error;
  }
}

/** Does a round after the other, with a rest where there was nothing to do or AWS gives no answer. */
async function again(
  { signal, say, defect }: Walk,
  restMs: number,
  round: () => Promise<boolean>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const didSomething = await round();
      if (didSomething) continue;
      say('nothing');
      await rest(restMs, undefined, { signal });
    } catch (error) {
      if (signal.aborted) return;
      say(
        error instanceof ApiError && error.code === 'aws_throttled'
          ? 'throttled'
          : { failure: wordsOf(error) },
      );
      // A database that was full or away for a while must not end the walk.
      if (!(error instanceof ApiError)) defect(error);
      await rest(AFTER_FAILURE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

function wordsOf(error: unknown): string {
  return error instanceof ApiError ? error.message : 'The console itself failed at this. Its log says why.';
}
