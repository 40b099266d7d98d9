import { type Job, jobs } from '#shared/jobs/contract.ts';
import { ChangeButton } from './change-button.tsx';
import type { JobCommand } from './use-job-command.ts';

/** What can be asked of a job in its state; nothing of one that is done or was ended. */
export function JobButtons({ job, command }: { job: Job; command: JobCommand }) {
  const { id, state, title, unwinds = false, cancelling = false } = job;
  const about = `: ${title}`;
  const going = state === 'queued' || state === 'running';
  return (
    <>
      {going && !unwinds && (
        <ChangeButton
          of={jobs.pause}
          small
          disabled={command.pending}
          aria-label={`Pause${about}`}
          onClick={() => command.run('pause', id)}
        >
          Pause
        </ChangeButton>
      )}
      {(state === 'paused' || (state === 'failed' && !unwinds)) && (
        <ChangeButton
          of={jobs.resume}
          small
          disabled={command.pending}
          aria-label={`${state === 'failed' ? 'Try again' : 'Resume'}${about}`}
          onClick={() => command.run('resume', id)}
        >
          {state === 'failed' ? 'Try again' : 'Resume'}
        </ChangeButton>
      )}
      {(going || state === 'paused') && (
        <ChangeButton
          of={jobs.cancel}
          small
          disabled={command.pending || cancelling}
          aria-label={`${cancelling ? 'Going back' : 'Cancel'}${about}`}
          title={unwinds ? 'It first undoes what it has done' : 'What is done already stays'}
          onClick={() => command.run('cancel', id)}
        >
          {cancelling ? 'Going back…' : unwinds ? 'Cancel and go back' : 'Cancel'}
        </ChangeButton>
      )}
    </>
  );
}
