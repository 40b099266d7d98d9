import * as z from 'zod/mini';
import { ASK_DEVICES_JOB } from '#shared/investigator/cohort-contract.ts';
import { whomToAsk } from '#shared/investigator/cohorts/whom-to-ask.ts';
import type { Connections } from '#server/aws/connections.ts';
import { arnOf } from '#shared/contract/resource-arn.ts';
import { ApiError } from '#server/http/api-error.ts';
import { type JobDefinition, JobFailed, type RunningJob } from '#server/jobs/job-definition.ts';
import { secondsLeft } from '#server/jobs/session-events/estimate.ts';
import { allParticipants } from '#server/jobs/session-events/load-lane.ts';
import type { SessionAddress } from '#server/jobs/session-events/session-address.ts';
import type { SessionEvents } from '#server/jobs/session-events/session-events.ts';
import type { KnownPerson } from './read-people.ts';

const Task = z.object({ stageId: z.string(), sessionId: z.string() });

/** Who was chosen at the first start: a later one goes on with the same people. */
const Mark = z.object({ chosen: z.array(z.string()) });

export interface AskDevicesDependencies {
  connections: Connections;
  sessionEvents: Pick<SessionEvents, 'loadOf'>;
  /** Resolves when everything that was answered so far is in the database. */
  recorded: () => Promise<void>;
  people: (address: SessionAddress) => Promise<KnownPerson[]>;
}

/** As many as wait for their turn at one time keep the rate up; more would stand before what somebody clicks. */
const AT_ONCE = 4;
const SHOW_EVERY_MS = 250;

const HOPELESS: readonly string[] = ['aws_access_denied', 'aws_credentials', 'aws_pending_verification'];

/** The job that asks for the devices, and the events, of those that a session's people are compared by. */
export function askDevicesJob(dependencies: AskDevicesDependencies): JobDefinition {
  const { connections, sessionEvents, recorded, people } = dependencies;

  async function choose(job: RunningJob, address: SessionAddress, stageArn: string): Promise<string[]> {
    const mark = z.safeParse(Mark, job.mark);
    if (mark.success) return mark.data.chosen;
    job.save({ ...job.progress, words: 'Asking who took part' });
    const { caller } = connections.get(job.connection);
    const how = { priority: 'background', signal: job.signal } as const;
    await allParticipants(caller, { stageArn, sessionId: address.sessionId }, how);
    await recorded();
    const chosen = whomToAsk(await people(address)).map(({ participantId }) => participantId);
    job.save(job.progress, { chosen });
    return chosen;
  }

  async function run(job: RunningJob): Promise<void> {
    const { stageId, sessionId } = z.parse(Task, job.task);
    const address: SessionAddress = { connection: job.connection, stageId, sessionId };
    const connection = connections.get(job.connection);
    const account = await connection.account.id(job.signal);
    const stageArn = arnOf(connection.settings.region, account, 'stage', stageId);
    const chosen = await choose(job, address, stageArn);

    const known = new Set(
      (await people(address)).flatMap((one) => (one.device === undefined ? [] : [one.participantId])),
    );
    const missing = chosen.filter((id) => !known.has(id));
    let asked = 0;
    const failures: string[] = [];
    const began = performance.now();
    const perSecond =
      connection.budget.gauges().get('GetParticipant')?.perSecond ??
      connection.budget.shareOf('GetParticipant');
    const tell = (): void => {
      const done = chosen.length - missing.length + asked;
      job.save({
        done,
        total: chosen.length,
        estimateSeconds: secondsLeft({
          left: missing.length - asked,
          done: asked,
          tookMs: performance.now() - began,
          perSecond,
        }),
        words: `${done} of ${chosen.length} ${chosen.length === 1 ? 'device' : 'devices'}`,
      });
    };

    const ask = async (participantId: string): Promise<void> => {
      const how = { priority: 'background', signal: job.signal } as const;
      try {
        await connection.caller.call('GetParticipant', { stageArn, sessionId, participantId }, how);
      } catch (error) {
        if (!(error instanceof ApiError) || HOPELESS.includes(error.code)) throw error;
        failures.push(error.message);
      }
      asked += 1;
    };
    const left = missing.values();
    const worker = async (): Promise<void> => {
      for (const id of left) {
        job.signal.throwIfAborted();
        await ask(id);
      }
    };

    const telling = setInterval(tell, SHOW_EVERY_MS);
    try {
      tell();
      await Promise.all([
        sessionEvents.loadOf(address, chosen, job.signal),
        ...Array.from({ length: AT_ONCE }, worker),
      ]);
      await recorded();
    } finally {
      clearInterval(telling);
      tell();
    }
    if (failures[0] !== undefined)
      throw new JobFailed(
        `The devices of ${failures.length} of ${chosen.length} people could not be had: ${failures[0]}`,
      );
  }

  return { kind: ASK_DEVICES_JOB, title: 'Ask for the devices of a session’s people', run };
}
