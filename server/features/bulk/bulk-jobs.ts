import { BULK_ACTIONS, BULK_KIND, type BulkAction } from '#shared/bulk/contract.ts';
import type { Audit } from '#server/audit/audit-log.ts';
import type { Connections } from '#server/aws/connections.ts';
import { type JobDefinition, JobFailed, type RunningJob } from '#server/jobs/job-definition.ts';
import { addJobItems, type JobItem, readJobItems, writeJobItem } from '#server/jobs/job-item-rows.ts';
import type { Database } from '#server/store/schema.ts';
import { createStages } from './create-stages.ts';
import { deleteStages } from './delete-stages.ts';
import { disconnectPeople } from './disconnect-people.ts';
import type { ItemWork } from './item-work.ts';
import { BulkMark } from './mark.ts';
import type { BulkPace } from './pace.ts';
import { tagStages, untagStages } from './tag-stages.ts';
import { type WorkSide, workSide } from './work-side.ts';
import { workThrough } from './work-through.ts';

const TITLES: Record<BulkAction, string> = {
  tag: 'Tag stages',
  untag: 'Take tags away from stages',
  delete: 'Delete stages',
  create: 'Create stages',
  disconnect: 'Disconnect participants',
};

interface BulkDependencies {
  db: Database;
  connections: Connections;
  audit: Pick<Audit, 'intent'>;
  pace: BulkPace;
}

/** The kinds of job that do one thing to many. One of each kind runs at a time: they share the rate of its operation. */
export function bulkJobs(dependencies: BulkDependencies): JobDefinition[] {
  return BULK_ACTIONS.map((action) => ({
    kind: `${BULK_KIND}${action}`,
    title: TITLES[action],
    atOnce: 1,
    run: async (job) => run(job, action, dependencies),
  }));
}

async function run(
  job: RunningJob,
  action: BulkAction,
  { db, connections, audit, pace }: BulkDependencies,
): Promise<void> {
  const { items, mark } = await begin(job, db);
  const connection = connections.get(job.connection);
  const work = workOf(action, await workSide(connection, audit, job, mark.reason), job, mark);
  try {
    await workThrough({
      job,
      items,
      work,
      pace,
      mark,
      perSecond: connection.budget.shareOf(work.operation),
    });
  } catch (error) {
    if (error instanceof JobFailed) job.save(job.progress, { ...mark, hasEnded: true });
    throw error;
  }
}

function workOf(action: BulkAction, side: WorkSide, { id, task }: RunningJob, mark: BulkMark): ItemWork {
  const { tags = {}, tagKeys = [], recording, stageId = '', reason } = mark;
  switch (action) {
    case 'tag':
      return tagStages(side, tags);
    case 'untag':
      return untagStages(side, tagKeys);
    case 'delete':
      return deleteStages(side);
    case 'create':
      return createStages(side, id, recording);
    case 'disconnect':
      return disconnectPeople(side, { stageId, sessionId: String(task['sessionId']), reason });
  }
}

/** Puts what the job is about into the table, the first time; where it has ended before, lets what failed wait again. */
/** What a job does that had ended and is to go on. */
function againWords(failed: number, unsure: number): string {
  const count = (number: number): string => number.toLocaleString('en-US');
  const looks = unsure === 0 ? [] : [`Looks again at ${count(unsure)} of which it is not known.`];
  const tries = failed === 0 ? [] : [`Tries ${count(failed)} again that had failed.`];
  return [...looks, ...tries].join(' ') || 'Goes on.';
}

async function begin(job: RunningJob, db: Database): Promise<{ items: JobItem[]; mark: BulkMark }> {
  const { items: asked, ...kept } = BulkMark.parse(job.mark);
  const mark: BulkMark = { ...kept, hasEnded: false };
  if (asked !== undefined) {
    const words = `Asked for ${asked.length.toLocaleString('en-US')}.${mark.reason === '' ? '' : ` Reason: ${mark.reason}`}`;
    await job.log({ step: '', phase: 'decided', words }, mark, async (on) =>
      addJobItems(
        on,
        job,
        asked.map((item) => ({ ...item, details: item.details })),
      ),
    );
  }
  const items = await readJobItems(db, job.id);
  if (kept.hasEnded) {
    const failed = items.filter(({ state }) => state === 'failed');
    const unsure = items.filter(({ state }) => state === 'unsure');
    for (const item of failed) item.state = 'waiting';
    await job.log(
      {
        step: '',
        phase: 'decided',
        words: againWords(failed.length, unsure.length),
      },
      mark,
      async (on) => {
        for (const item of failed) await writeJobItem(on, job.id, item);
      },
    );
  }
  return { items, mark };
}
