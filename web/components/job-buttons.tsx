import type { Job } from '#shared/jobs/contract.ts';
import { Button } from '#web/ui/button.tsx';
import type { JobCommand } from './use-job-command.ts';

/** What can be asked of a job in its state; nothing of one that is done or was ended. */
export function JobButtons({ job, command }: { job: Job; command: JobCommand }) {
  const { id, state, title } = job;
  const about = `: ${title}`;
  const going = state === 'queued' || state === 'running';
  return (
    <>
      {going && (
        <Button
          small
          disabled={command.pending}
          aria-label={`Pause${about}`}
          onClick={() => command.run('pause', id)}
        >
          Pause
        </Button>
      )}
      {(state === 'paused' || state === 'failed') && (
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
          disabled={command.pending}
          aria-label={`Cancel${about}`}
          title="What is loaded already stays"
          onClick={() => command.run('cancel', id)}
        >
          Cancel
        </Button>
      )}
    </>
  );
}
