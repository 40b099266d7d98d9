import { idOf } from '#shared/contract/ids.ts';
import type { JobLogPhase } from '#shared/jobs/contract.ts';
import type { AwsSide } from './aws-side.ts';
import type { Part, StepEnd } from './course.ts';
import type { Mark, Plan, StartRequest } from './mark.ts';
import type { ReplacePace } from './pace.ts';

/** A Replace under way, as its steps see it. */
export interface Walk {
  jobId: string;
  aws: AwsSide;
  pace: ReplacePace;
  readonly mark: Mark;
  /** Writes a line of the log, and what has changed, before it resolves. */
  note(phase: JobLogPhase, words: string, changes?: Partial<Mark>): Promise<void>;
  /**
   * Lets time pass, less of it when the job is cancelled meanwhile.
   * @throws the reason why the job has to stop
   */
  rest(ms: number): Promise<void>;
  /** Whether this step has lasted longer than so many milliseconds, in an earlier run as well. */
  isOver(ms: number): boolean;
  /** Whether a request of this step has been tried long and often enough. */
  isTriedEnough(ms: number): boolean;
  /** Whether it was cancelled in time to go back. */
  isCancelled(): boolean;
}

/** How a step ended: the last line it writes, and what the mark then says. */
export interface StepResult {
  how: StepEnd;
  phase: JobLogPhase;
  words: string;
  changes?: Partial<Mark>;
}

export type StepWork = (walk: Walk) => Promise<StepResult>;

/** What every step after `look` has. */
export function planOf({ plan }: Mark): Plan {
  if (plan === undefined) throw new Error('a Replace without a plan can only look');
  return plan;
}

/** The ARN of one of the job's compositions; undefined where it was never started, or its answer was lost. */
export function arnOfPart({ plan, started }: Mark, part: Part): string | undefined {
  return part === 'old' ? plan?.oldArn : started[part];
}

/** What starts one of them. */
export function requestOf(mark: Mark, part: 'new' | 'back'): StartRequest {
  const plan = planOf(mark);
  return part === 'new' ? plan.new : plan.old;
}

const NAMES: Record<Part, string> = {
  old: 'the old composition',
  new: 'the new composition',
  back: 'the composition with the old layout',
};

/** As in a sentence: `the new composition AbCdEfGhIjKl`. */
export function nameOf(mark: Mark, part: Part): string {
  const arn = arnOfPart(mark, part);
  return arn === undefined ? NAMES[part] : `${NAMES[part]} ${idOf(arn)}`;
}

/** As at the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** As in `after 2 seconds`. */
export function seconds(ms: number): string {
  const whole = Math.round(ms / 100) / 10;
  return `${whole} ${whole === 1 ? 'second' : 'seconds'}`;
}
