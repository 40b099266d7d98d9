import { isUnfinished, type Job } from '#shared/jobs/contract.ts';
import type { EventsLoad } from '#shared/sessions/events-load.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { JobButtons } from '#web/components/job-buttons.tsx';
import type { JobCommand } from '#web/components/use-job-command.ts';
import { roughDuration } from '#web/lib/estimate.ts';
import { Button } from '#web/ui/button.tsx';
import type { SessionFigures } from './data/session-figures.ts';
import type { EventsLoading } from './use-events-load.ts';

const count = new Intl.NumberFormat('en-GB');
const rate = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

interface LoadProgressProps {
  figures: SessionFigures;
  loading: EventsLoading;
  command: JobCommand;
}

/** How many lanes are loaded, what becomes of the others, and the way to have all of them. */
export function LoadProgress({
  figures,
  loading: { load, failure, loadAll, refresh },
  command,
}: LoadProgressProps) {
  const { loaded, failed, participants } = figures;
  const left = participants - loaded;
  const trouble = failure ?? command.failure;
  const job = load?.job !== undefined && isUnfinished(load.job.state) ? load.job : undefined;
  return (
    <>
      <span className="text-muted">
        <span className="whitespace-nowrap">
          {count.format(loaded)} of {count.format(participants)} loaded
        </span>
        {failed > 0 && <span className="whitespace-nowrap text-bad">, {count.format(failed)} failed</span>}
        {job && <span className="whitespace-nowrap">{outlook(job, left)}</span>}
        {trouble && <span className="text-bad">. {failureWords(trouble).title}</span>}
      </span>
      {load && job === undefined && failed > 0 && (
        <Button small onClick={refresh} title="Load the events of the failed lanes again">
          Try again
        </Button>
      )}
      {load && left > 0 && failed === 0 && job?.task['whose'] !== 'everybody' && (
        <Button small onClick={loadAll} title={price(left, load)}>
          Load all
        </Button>
      )}
      {job && <JobButtons job={job} command={command} />}
    </>
  );
}

function outlook({ state, task, progress: { estimateSeconds } }: Job, left: number): string {
  if (state === 'paused') return ', paused';
  if (left === 0 || task['whose'] !== 'everybody' || estimateSeconds === undefined) return '';
  return `, about ${roughDuration(estimateSeconds)} left`;
}

/** What it costs to have everybody, before anybody asks for it. */
function price(left: number, { perSecond }: EventsLoad): string {
  return (
    `${count.format(left)} ${left === 1 ? 'person' : 'people'}: about ${roughDuration(left / perSecond)} ` +
    `at ${rate.format(perSecond)} calls a second. It goes on without this page`
  );
}
