import type { JobProgress, JobTask } from '#shared/jobs/contract.ts';

/** A job at work, as the function that does it sees it. */
export interface RunningJob {
  id: string;
  /** The connection's id. */
  connection: string;
  task: JobTask;
  /** As last saved; of an earlier run too, where the job was paused or the server was restarted. */
  readonly progress: JobProgress;
  /** Where an earlier run left off, in the definition's own terms; undefined at the first start. */
  readonly mark: unknown;
  /**
   * Aborted when the job is to stop: paused, cancelled, or the server closes. What was begun may be brought to a clean
   * end; then the function returns or throws, it makes no difference which.
   */
  signal: AbortSignal;
  /**
   * Shows progress to whoever looks, and keeps it: on the disk within half a second, and when the job stops.
   * @param mark JSON, at which a later run goes on; what was there before where left out
   */
  save(progress: JobProgress, mark?: unknown): void;
}

/** Why a job failed, in words for people; what else a job throws is a defect of the console, save an `ApiError`. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

/** One kind of work. */
export interface JobDefinition {
  kind: string;
  /** In words for people. */
  title: string;
  /** Most jobs of this kind that run at one time for one connection; others wait in line. 8 unless given. */
  atOnce?: number;
  /** Does the work, from where `mark` says it was. A run that was killed has its last half second to do again. */
  run(job: RunningJob): Promise<void>;
}
