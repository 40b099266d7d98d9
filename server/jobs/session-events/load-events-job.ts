import * as z from 'zod/mini';
import { LOAD_EVENTS_JOB, WHOSE } from '#shared/sessions/events-load.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { Database } from '#server/store/schema.ts';
import { type JobDefinition, JobFailed, type RunningJob } from '../job-definition.ts';
import { compact } from './compact.ts';
import { callsASecond, secondsLeft } from './estimate.ts';
import type { EventBlocks } from './event-blocks.ts';
import { allParticipants } from './load-lane.ts';
import { inOrder, personOf, rankOf } from './people.ts';
import type { SessionAddress } from './session-address.ts';
import type { SessionLoader } from './session-loader.ts';
import { markWhole, peopleWithErrors } from './session-row.ts';

const Task = z.object({ stageId: z.string(), sessionId: z.string(), whose: z.enum(WHOSE) });

/** The upstream's instant at which the job first began: what was asked later need not be asked again after a restart. */
const Mark = z.object({ since: z.number() });

export interface LoadEventsDependencies {
  db: Database;
  blocks: EventBlocks;
  connections: Connections;
  open: (address: SessionAddress) => Promise<SessionLoader>;
}

const SHOW_EVERY_MS = 250;
const count = new Intl.NumberFormat('en-GB');

/** The job that loads the events of a session: publishers, people with errors, everybody else. */
export function loadEventsJob({ db, blocks, connections, open }: LoadEventsDependencies): JobDefinition {
  async function run(job: RunningJob): Promise<void> {
    const { stageId, sessionId, whose } = z.parse(Task, job.task);
    const address: SessionAddress = { connection: job.connection, stageId, sessionId };
    const { caller } = connections.get(job.connection);
    const loader = await open(address);
    const { stageArn } = loader;
    const how = { priority: 'background', signal: job.signal } as const;
    const { output, asOf } = await caller.call('GetStageSession', { stageArn, sessionId }, how);
    loader.endedAt = output.stageSession?.endTime?.getTime();
    const mark = z.safeParse(Mark, job.mark);
    const since = mark.success ? mark.data.since : asOf.getTime();
    job.save({ ...job.progress, words: 'Asking who took part' }, { since });

    // A list of thousands takes half a minute: one that was made for this job, before a pause, will do.
    if (!mark.success || loader.peopleAt < since) {
      const listed = await allParticipants(caller, { stageArn, sessionId }, how);
      const hadErrors = await peopleWithErrors(db, address);
      loader.peopleAt = listed.asOf.getTime();
      for (const summary of listed.items) {
        const person = personOf(summary, hadErrors);
        if (person !== undefined) loader.people.set(person.id, person);
      }
    }
    const everybody = inOrder([...loader.people.values()]);
    const asked = whose === 'everybody' ? everybody : everybody.filter((person) => rankOf(person) < 2);
    const enough = loader.endedAt ?? since;
    for (const { id, connected } of asked)
      if (loader.endedAt !== undefined || connected || loader.known(id)?.settled !== true)
        loader.outdate(id, enough);

    const ids = asked.map(({ id }) => id);
    // Who has been loaded is done, also where somebody who looks has them asked once more: of ten thousand, ever fewer are left.
    let waiting = ids.filter((id) => loader.needs(id));
    const missing = waiting.length;
    const began = performance.now();
    const tell = (): void => {
      waiting = waiting.filter((id) => loader.needs(id));
      const left = waiting.filter((id) => !loader.failures.has(id)).length;
      const done = ids.length - left;
      job.save({
        done,
        total: ids.length,
        estimateSeconds: secondsLeft({
          left,
          done: missing - left,
          tookMs: performance.now() - began,
          perSecond: callsASecond(connections.get(job.connection)),
        }),
        words: `${count.format(done)} of ${count.format(ids.length)} ${ids.length === 1 ? 'person' : 'people'}`,
      });
    };
    const telling = setInterval(tell, SHOW_EVERY_MS);
    try {
      tell();
      await loader.run(ids, job.signal);
    } finally {
      clearInterval(telling);
      tell();
    }

    const failed = ids.flatMap((id) => loader.failures.get(id) ?? []);
    if (failed[0] !== undefined)
      throw new JobFailed(
        `The events of ${count.format(failed.length)} of ${count.format(ids.length)} people could not be loaded: ${failed[0]}`,
      );
    if (whose === 'everybody' && loader.endedAt !== undefined) {
      await compact(blocks, address, loader.book);
      await markWhole(db, address, asOf.getTime());
    }
  }

  return { kind: LOAD_EVENTS_JOB, title: 'Load the events of a session', run };
}
