import * as z from 'zod/mini';
import { Role } from '#shared/contract/roles.ts';
import { JOB_STATES, JobProgress, type JobState, JobTask } from '#shared/jobs/contract.ts';
import type { Asker } from '#server/audit/asker.ts';
import type { Database } from '#server/store/schema.ts';

/** A job as it is kept. */
export interface KeptJob {
  id: string;
  connection: string;
  kind: string;
  state: JobState;
  task: JobTask;
  progress: JobProgress;
  mark: unknown;
  failure: string | undefined;
  /** Of one that unwinds: it was cancelled, and is still on its way back. */
  cancelling: boolean;
  createdAt: number;
  /** On whose behalf it is done. */
  starter: Asker | undefined;
}

const Starter = z.object({
  person: z.optional(
    z.object({
      kind: z.enum(['person', 'display']),
      id: z.string(),
      name: z.string(),
      role: Role,
      sessionId: z.string(),
    }),
  ),
  address: z.optional(z.string()),
  requestId: z.string(),
  reason: z.optional(z.string()),
});

const Kept = z.object({
  progress: JobProgress,
  mark: z.optional(z.unknown()),
  cancelling: z.optional(z.boolean()),
  starter: z.optional(Starter),
});

/** Every job that is kept, the oldest first. One that cannot be read, as of a later version, is left out. */
export async function readJobs(db: Database): Promise<KeptJob[]> {
  const rows = await db.selectFrom('jobs').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.flatMap((row) => {
    const state = z.safeParse(z.enum(JOB_STATES), row.state);
    const task = z.safeParse(JobTask, parsed(row.task));
    const kept = z.safeParse(Kept, parsed(row.progress));
    if (!state.success || !task.success || !kept.success) return [];
    const { id, connection, kind, created_at: createdAt, failure } = row;
    const { progress, mark, cancelling = false, starter } = kept.data;
    return [
      {
        id,
        connection,
        kind,
        state: state.data,
        task: task.data,
        progress,
        mark,
        failure: failure ?? undefined,
        cancelling,
        createdAt,
        starter: starter && { ...starter, person: starter.person, address: starter.address },
      },
    ];
  });
}

/** Writes a job whole, in place of what was there. */
export async function writeJob(db: Database, job: KeptJob): Promise<void> {
  const changing = {
    state: job.state,
    progress: JSON.stringify({
      progress: job.progress,
      mark: job.mark,
      ...(job.cancelling ? { cancelling: true } : {}),
      ...(job.starter === undefined ? {} : { starter: kept(job.starter) }),
    }),
    failure: job.failure ?? null,
    updated_at: Date.now(),
  };
  await db
    .insertInto('jobs')
    .values({
      id: job.id,
      connection: job.connection,
      kind: job.kind,
      task: JSON.stringify(job.task),
      created_at: job.createdAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute();
}

/** With their logs and what they were about. */
export async function forgetJobs(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('job_log').where('job_id', 'in', ids).execute();
  await db.deleteFrom('job_items').where('job_id', 'in', ids).execute();
  await db.deleteFrom('jobs').where('id', 'in', ids).execute();
}

/** Of a session no more than who it was: other things that a principal has are not the job's. */
function kept({ person, ...asker }: Asker): Asker {
  if (person === undefined) return { person, ...asker };
  const { kind, id, name, role, sessionId } = person;
  return { person: { kind, id, name, role, sessionId }, ...asker };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
