import { REPLACE_JOB } from '#shared/compositions/replacement.ts';
import type { Audit } from '#server/audit/audit-log.ts';
import type { Connections } from '#server/aws/connections.ts';
import { type JobDefinition, JobFailed, JobUndone, type RunningJob } from '#server/jobs/job-definition.ts';
import { type AwsSide, awsSide } from './aws-side.ts';
import { isCancellable, isLastOf, nextStep, type Step, wayOf } from './course.ts';
import { lookStep } from './look-step.ts';
import { Mark } from './mark.ts';
import { outcomeOf } from './outcome.ts';
import type { ReplacePace } from './pace.ts';
import { settleStep } from './settle-step.ts';
import { startStep } from './start-step.ts';
import { stopStep } from './stop-step.ts';
import { activeStep, stoppedStep } from './wait-steps.ts';
import type { StepWork, Walk } from './walk.ts';

const WORK: Record<Exclude<Step, 'end'>, StepWork> = {
  look: lookStep,
  'start-new': async (walk) => startStep(walk, 'new'),
  'active-new': async (walk) => activeStep(walk, 'new'),
  'stop-old': async (walk) => stopStep(walk, 'old'),
  'stopped-old': async (walk) => stoppedStep(walk, 'old'),
  'settle-new': async (walk) => settleStep(walk, 'new'),
  'stop-new': async (walk) => stopStep(walk, 'new'),
  'stopped-new': async (walk) => stoppedStep(walk, 'new'),
  'start-back': async (walk) => startStep(walk, 'back'),
  'settle-back': async (walk) => settleStep(walk, 'back'),
  'active-back': async (walk) => activeStep(walk, 'back'),
};

const WORDS: Record<Step, string> = {
  look: 'Looking at what runs',
  'start-new': 'Starting the new composition',
  'active-new': 'Waiting until the new composition is ACTIVE',
  'stop-old': 'Stopping the old composition',
  'stopped-old': 'Waiting until the old composition is STOPPED',
  'settle-new': 'Going back: finding out whether the new composition was started',
  'stop-new': 'Going back: stopping the new composition',
  'stopped-new': 'Going back: waiting until the new composition is STOPPED',
  'start-back': 'Going back: starting the old layout again',
  'settle-back': 'Going back: finding out whether the old layout was started again',
  'active-back': 'Going back: waiting until the old layout is ACTIVE again',
  end: 'Looking at what runs in the end',
};

interface ReplaceDependencies {
  connections: Connections;
  audit: Pick<Audit, 'intent'>;
  pace: ReplacePace;
}

/**
 * Replaces a running composition by one with another layout. AWS has no call that changes one, so that this takes several
 * requests, any of which may fail, or happen without an answer, and the server may end between any two of them.
 */
export function replaceJob({ connections, audit, pace }: ReplaceDependencies): JobDefinition {
  return {
    kind: REPLACE_JOB,
    title: 'Replace a composition',
    unwinds: true,
    async run(job) {
      await walkThrough(job, awsSide(connections.get(job.connection), audit, job), pace);
    },
  };
}

async function walkThrough(job: RunningJob, aws: AwsSide, pace: ReplacePace): Promise<void> {
  let mark = Mark.parse(job.mark);
  let isTold = false;
  const modeOf = (): 'overlap' | 'gap' => mark.plan?.mode ?? 'overlap';
  const walk: Walk = {
    jobId: job.id,
    aws,
    pace,
    get mark() {
      return mark;
    },
    async note(phase, words, changes) {
      job.signal.throwIfAborted();
      const { step } = mark;
      mark = { ...mark, ...changes };
      await job.log({ step, phase, words }, mark);
    },
    rest: async (ms) => rest(ms, job),
    isOver: (ms) => Date.now() - mark.since > ms,
    isTriedEnough: (ms) => Date.now() - mark.since > ms && mark.attempts >= pace.leastAttempts,
    isCancelled: () => job.cancelled.aborted && isCancellable(modeOf(), mark.step),
  };

  while (mark.step !== 'end') {
    job.signal.throwIfAborted();
    show(job, mark);
    if (job.cancelled.aborted && !isTold && mark.reason === undefined && !walk.isCancelled()) {
      isTold = true;
      await walk.note('decided', tooLate(modeOf()));
    }
    const { how, phase, words, changes } = await WORK[mark.step](walk);
    const after = { ...mark, ...changes };
    const mode = after.plan?.mode ?? 'overlap';
    const wentWrong = how === 'failed' || how === 'unsure' || how === 'cancelled';
    await walk.note(phase, words, {
      ...changes,
      step: nextStep(mode, mark.step, how),
      since: Date.now(),
      attempts: 0,
      isUnsure: false,
      hasArrived: mark.hasArrived || (how === 'done' && isLastOf(mode, mark.step)),
      reason: mark.reason ?? (wentWrong ? words : undefined),
      wasCancelled: mark.wasCancelled || (wentWrong && mark.reason === undefined && walk.isCancelled()),
    });
  }

  show(job, mark);
  const outcome = mark.outcome ?? (await outcomeOf(walk));
  if (mark.outcome === undefined) await walk.note('decided', outcome.words, { outcome });
  const way = wayOf(modeOf()).length;
  job.save({ done: way, total: way, words: outcome.words });
  if (outcome.kind === 'replaced' && mark.hasArrived) return;
  if (outcome.kind === 'kept' && mark.wasCancelled) throw new JobUndone();
  throw new JobFailed([mark.reason, outcome.words].filter((part) => part !== undefined).join(' '));
}

function tooLate(mode: 'overlap' | 'gap'): string {
  return mode === 'overlap'
    ? 'Cancelled too late: the old composition is being stopped already, and the new one is ACTIVE. It goes on to the end.'
    : 'Cancelled while the old composition was being stopped: once it is STOPPED, its layout is started again.';
}

function show(job: RunningJob, { plan, step }: Mark): void {
  const way = wayOf(plan?.mode ?? 'overlap');
  const place = way.indexOf(step);
  job.save({ done: place === -1 ? way.length : place, total: way.length, words: WORDS[step] });
}

/** Ends early where the job is cancelled meanwhile. @throws where it has to stop */
async function rest(ms: number, { signal, cancelled }: RunningJob): Promise<void> {
  signal.throwIfAborted();
  const over = new AbortController();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const once = { once: true, signal: over.signal };
    signal.addEventListener('abort', () => reject(signal.reason as Error), once);
    cancelled.addEventListener('abort', () => resolve(), once);
    over.signal.addEventListener('abort', () => clearTimeout(timer));
  }).finally(() => over.abort());
}
