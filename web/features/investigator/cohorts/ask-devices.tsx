import type { Cohorts } from '#shared/investigator/cohort-contract.ts';
import { isUnfinished } from '#shared/jobs/contract.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { JobButtons } from '#web/components/job-buttons.tsx';
import { roughDuration } from '#web/lib/estimate.ts';
import { Button } from '#web/ui/button.tsx';
import type { CohortsLoad } from './use-cohorts.ts';

const count = new Intl.NumberFormat('en-GB');
const rate = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** How many are asked, what becomes of the others, and the way to have them asked. */
export function AskDevices({ cohorts, load }: { cohorts: Cohorts; load: CohortsLoad }) {
  const { people, asked, toAsk, withErrors, listed, job } = cohorts;
  const unfinished = job !== undefined && isUnfinished(job.state) ? job : undefined;
  const trouble = load.askFailure ?? load.command.failure;
  const left = Math.max(0, toAsk - asked);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <output className="min-w-0">
        {count.format(asked)} of {count.format(people)} people asked, {count.format(withErrors.asked)} of{' '}
        {count.format(withErrors.known)} with errors
        {toAsk < people && `; a sample of ${count.format(toAsk)} stands for all`}
        {unfinished !== undefined && outlook(unfinished.state, unfinished.progress.estimateSeconds)}.
      </output>
      {unfinished === undefined ? (
        <Button look="primary" disabled={load.isAsking} onClick={load.ask} title={price(cohorts, left)}>
          {job?.state === 'failed'
            ? 'Try again'
            : asked === 0 || !listed
              ? 'Ask for their devices'
              : 'Ask again'}
        </Button>
      ) : (
        <JobButtons job={unfinished} command={load.command} />
      )}
      {unfinished === undefined && <span className="text-xs text-muted">{price(cohorts, left)}</span>}
      {job?.failure !== undefined && (
        <p role="alert" className="w-full text-bad">
          {job.failure}
        </p>
      )}
      {trouble && (
        <p role="alert" className="w-full text-bad">
          {failureWords(trouble).title}. {trouble.message}
        </p>
      )}
    </div>
  );
}

function outlook(state: string, seconds: number | undefined): string {
  if (state === 'paused') return ', paused';
  return seconds === undefined || seconds === 0 ? '' : `, about ${roughDuration(seconds)} left`;
}

/** What it costs, before anybody asks for it. */
function price({ perSecond, people }: Cohorts, left: number): string {
  const how = `at ${rate.format(perSecond)} calls a second`;
  if (people === 0) return `It asks first who took part, then for each device ${how}.`;
  if (left === 0) return 'It asks who has come since, and for their devices.';
  return `${count.format(left)} ${left === 1 ? 'device' : 'devices'}, and events where they are missing: about ${roughDuration(left / perSecond)} ${how}. It goes on without this page.`;
}
