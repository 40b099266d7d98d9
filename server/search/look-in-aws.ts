import * as z from 'zod/mini';
import { LOOK_IN_AWS, LookFor } from '#shared/search/look.ts';
import type { Connections, LiveConnection } from '#server/aws/connections.ts';
import type { Operation, OperationInput, OperationOutput } from '#server/aws/operation-types.ts';
import { isFollowedByItself, nextPage } from '#server/aws/paging.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { JobDefinition, RunningJob } from '#server/jobs/job-definition.ts';
import type { Database } from '#server/store/schema.ts';
import { type LookPlaces, sessionsToLook, shareOf, type StageToLook, stagesToLook } from './look-places.ts';

const Task = z.object(LookFor);
type Task = z.infer<typeof Task>;

/** Where an earlier run left off: every stage up to this one has been looked through. */
const Mark = z.object({ after: z.string(), done: z.int(), asked: z.int(), found: z.int() });
type Mark = z.infer<typeof Mark>;

const NOTHING_YET: Mark = { after: '', done: 0, asked: 0, found: 0 };

export interface LookDependencies {
  db: Database;
  connections: Connections;
  /** Resolves when everything that was answered so far is in the database. */
  recorded: () => Promise<void>;
}

/**
 * Looks for one person in AWS: every stage, every session of it that went on within the span, and there for the person
 * alone. What AWS answers is recorded as always, so that search finds it; sessions that are indexed are not asked again.
 */
export function lookInAws({ db, connections, recorded }: LookDependencies): JobDefinition {
  return {
    kind: LOOK_IN_AWS,
    title: 'Look for somebody in AWS',
    atOnce: 1,
    async run(job) {
      const task = Task.parse(job.task);
      const connection = connections.get(job.connection);
      const places = placesOf(task);
      const ask = asking(connection, job.signal);
      const mark = z.safeParse(Mark, job.mark);
      let so: Mark = mark.success ? mark.data : NOTHING_YET;
      if (so.done === 0) {
        job.save({ done: 0, words: 'Listing the stages' });
        await ask('ListStages', {}, () => undefined);
        await recorded();
      }
      const all = await stagesToLook(db, job.connection, places);
      const left = all.filter(({ stage_id }) => stage_id > so.after);
      show(job, so, all.length, connection);

      const list = async (stage: StageToLook) =>
        unlessGone(ask('ListStageSessions', { stageArn: stage.arn }, () => undefined));
      let listing = left[0] === undefined ? undefined : list(left[0]);
      for (const [index, stage] of left.entries()) {
        await listing;
        // The next stage's sessions are listed while people are asked for in this one: each has its own rate.
        const next = left[index + 1];
        listing = next === undefined ? undefined : list(next);
        // Awaited in the next round; until then a failure is nobody's.
        listing?.catch(() => undefined);
        await recorded();
        for (const { session_id, indexed } of await sessionsToLook(
          db,
          job.connection,
          stage.stage_id,
          places,
        )) {
          if (indexed === 1) continue;
          const found = await lookInSession(ask, task, stage.arn, session_id);
          so = { ...so, asked: so.asked + 1, found: so.found + found };
          show(job, so, all.length, connection);
        }
        so = { ...so, done: so.done + 1, after: stage.stage_id };
        show(job, so, all.length, connection, so);
      }
      await recorded();
    },
  };
}

export function placesOf({ stage, tag, from, to }: Task): LookPlaces {
  const at = (instant: string | undefined) => (instant === undefined ? undefined : Date.parse(instant));
  return { stage, tag, from: at(from), to: at(to) };
}

type Ask = ReturnType<typeof asking>;

/** Calls an operation for every page of its answer. */
function asking({ caller }: LiveConnection, signal: AbortSignal) {
  return async <O extends Operation>(
    operation: O,
    input: OperationInput<O>,
    take: (output: OperationOutput<O>) => void,
  ): Promise<void> => {
    let asked: OperationInput<O> = {
      ...input,
      ...(operation === 'GetParticipant' ? {} : { maxResults: 100 }),
    };
    for (;;) {
      const { output } = await caller.call(operation, asked, { priority: 'background', signal });
      take(output);
      const nextToken = nextPage(output as { nextToken?: string });
      if (nextToken === undefined) return;
      if (isFollowedByItself(asked, output))
        throw new ApiError('aws_invalid_answer', `AWS repeats a page of ${operation}.`);
      asked = { ...asked, nextToken };
    }
  };
}

/** How many entries of the person are in the session: each joining with another token is one. */
async function lookInSession(ask: Ask, task: Task, stageArn: string, sessionId: string): Promise<number> {
  let found = 0;
  const { participant: participantId, user: filterByUserId } = task;
  await unlessGone(
    participantId === undefined
      ? ask('ListParticipants', { stageArn, sessionId, filterByUserId }, ({ participants = [] }) => {
          found += participants.length;
        })
      : ask('GetParticipant', { stageArn, sessionId, participantId }, ({ participant }) => {
          if (participant !== undefined) found += 1;
        }),
  );
  return found;
}

/** What is deleted meanwhile, and a participant who was not in the session, are no failure. */
async function unlessGone(asked: Promise<void>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'aws_not_found') throw error;
  }
}

function show(job: RunningJob, so: Mark, stages: number, { budget }: LiveConnection, mark?: Mark): void {
  const { done, asked, found } = so;
  const share = shareOf(budget.gauges());
  // Each further stage takes as many calls as those before took in the middle, and one for its list.
  const calls = done === 0 ? undefined : (stages - done) * Math.max(1, asked / done);
  job.save(
    {
      done,
      total: stages,
      ...(calls === undefined || share === undefined
        ? {}
        : { estimateSeconds: Math.ceil(calls / (5 * share)) }),
      words: `${done} of ${stages} stages, ${asked} ${asked === 1 ? 'session' : 'sessions'} asked, found ${found} ${
        found === 1 ? 'time' : 'times'
      }`,
    },
    mark,
  );
}
