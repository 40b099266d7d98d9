import type { Job } from '#shared/jobs/contract.ts';
import { Button } from '#web/ui/button.tsx';
import type { JobCommand } from './use-job-command.ts';

/** What can be asked of a job in its state; nothing of one that is done or was ended. */
export function JobButtons({ job, command }: { job: Job; command: JobCommand }) {
  const { id, state, title, unwinds = false, cancelling = false } = job;
  const about = `: ${title}`;
  const going = state === 'queued' || state === 'running';
  return (
    <>
      {going && !unwinds && (
        <Button
          small
          disabled={command.pending}
          aria-label={`Pause${about}`}
          onClick={() => command.run('pause', id)}
        >
          Pause
        </Button>
      )}
      {(state === 'paused' || (state === 'failed' && !unwinds)) && (
        <Button
          small
          disabled={command.pending}
          aria-label={`${state === 'failed' ? 'Try again' : 'Resume'}${about}`}
          onClick={() => command.run('resume', id)}
        >
          {state === 'failed' ? 'Try again' : 'Resume'}
        </Button>
      )}
      {(going || state === 'paused') && (
        <Button
          small
          disabled={command.pending || cancelling}
          aria-label={`${cancelling ? 'Going back' : 'Cancel'}${about}`}
          title={unwinds ? 'It first undoes what it has done' : 'What is done already stays'}
          onClick={() => command.run('cancel', id)}
        >
          {cancelling ? 'Going back…' : unwinds ? 'Cancel and go back' : 'Cancel'}
        </Button>
      )}
    </>
  );
}
