import type { JobLogPhase, JobProgress, JobTask } from '#shared/jobs/contract.ts';
import type { Asker } from '#server/audit/asker.ts';
import type { Database } from '#server/store/schema.ts';

/** A line of a job's log, as the job writes it; its number and time come by themselves. */
export interface NewLogEntry {
  /** In the definition's own terms. */
  step: string;
  phase: JobLogPhase;
  /** In a sentence. */
  words: string;
}

/** A job at work, as the function that does it sees it. */
export interface RunningJob {
  id: string;
  kind: string;
  /** On whose behalf it is done, also after a restart; undefined where the console began it by itself. */
  starter: Asker | undefined;
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
  /** Of a kind that unwinds: aborted once it is cancelled, in this run or an earlier one. Never for any other. */
  cancelled: AbortSignal;
  /**
   * Shows progress to whoever looks, and keeps it: on the disk within half a second, and when the job stops.
   * @param mark JSON, at which a later run goes on; what was there before where left out
   */
  save(progress: JobProgress, mark?: unknown): void;
  /**
   * Writes a line of the log together with the mark, both or neither, and resolves once they are on the disk: what is
   * sent after that can be found again by a later run.
   * @param also what else is written in the same transaction
   * @throws where the database cannot take it; then nothing may be sent
   */
  log(entry: NewLogEntry, mark: unknown, also?: (on: Database) => Promise<void>): Promise<void>;
}

/** Why a job failed, in words for people; what else a job throws is a defect of the console, save an `ApiError`. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

/** What a kind that unwinds throws when it was cancelled and has undone what it had done. */
export class JobUndone extends Error {
  override readonly name = 'JobUndone';
}

/** One kind of work. */
export interface JobDefinition {
  kind: string;
  /** In words for people. */
  title: string;
  /** Most jobs of this kind that run at one time for one connection; others wait in line. 8 unless given. */
  atOnce?: number;
  /**
   * It must not rest half-way, as between two requests that belong together. It is never paused. Where it is cancelled it
   * goes on, told by `cancelled`, and ends by `JobUndone` or, where that came too late, as if it had not been. One that
   * has failed is not tried again where it was.
   */
  unwinds?: boolean;
  /** Does the work, from where `mark` says it was. A run that was killed has its last half second to do again. */
  run(job: RunningJob): Promise<void>;
}
