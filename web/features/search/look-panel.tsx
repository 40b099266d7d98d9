import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isUnfinished, type Job, jobs } from '#shared/jobs/contract.ts';
import { search } from '#shared/search/contract.ts';
import { LOOK_IN_AWS, type LookEstimate } from '#shared/search/look.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { JobButtons } from '#web/components/job-buttons.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { useJobCommand } from '#web/components/use-job-command.ts';
import { roughDuration } from '#web/lib/estimate.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { type Look, looksFor } from './look-for.ts';
import type { Found } from './use-found.ts';

interface LookPanelProps {
  connection: string;
  line: string;
  found: Found;
}

/** What is not indexed may still be in AWS: looks there for the person of the line, as a job of the server. */
export function LookPanel({ connection, line, found }: LookPanelProps) {
  const looks = looksFor(found.understood);
  if (looks.length === 0) return null;
  return (
    <section aria-label="Look in AWS" className="mb-4 rounded-md border border-line bg-surface px-3 py-2">
      <h2 className="font-semibold">Not here? Look in AWS now</h2>
      <ul>
        {looks.map((look) => (
          <LookFor key={look.user === undefined ? 'participant' : 'user'} {...{ connection, line, look }} />
        ))}
      </ul>
    </section>
  );
}

function LookFor({ connection, line, look }: { connection: string; line: string; look: Look }) {
  const client = useQueryClient();
  // A link may ask for the estimate; the job itself is started by hand.
  const [byLink] = useSearchState('look', '');
  const [wanted, setWanted] = useState(byLink === 'yes');
  const estimate = useQuery({ ...q(search.estimateLook, { connection, ...look }), enabled: wanted });
  const { data: list } = useQuery(q(jobs.list, { connection }));
  const job = list?.items.find(({ kind, task }) => kind === LOOK_IN_AWS && isSameTask(task, look));
  const start = useMutation({
    mutationFn: async () => request(search.look, { connection, body: look }),
    onSuccess: async () => client.invalidateQueries({ queryKey: q(jobs.list, { connection }).queryKey }),
  });
  const command = useJobCommand(connection);
  // What was found is in the console's database now: the same line brings it.
  const steps = job === undefined ? undefined : `${job.id} ${job.state} ${job.progress.words}`;
  const shown = useRef(steps);
  useEffect(() => {
    if (steps === shown.current) return;
    shown.current = steps;
    void client.invalidateQueries({ queryKey: q(search.find, { connection, q: line }).queryKey });
  }, [client, connection, line, steps]);
  const failure = start.error ?? estimate.error;
  const isGoing = job !== undefined && isUnfinished(job.state);
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1">
      <span>
        {look.user === undefined ? 'Participant id ' : 'User id, the whole of it: '}
        <span className="font-mono text-xs">{look.user ?? look.participant}</span>
      </span>
      {job && <JobLine job={job} />}
      {job && <JobButtons job={job} command={command} />}
      {!isGoing && !wanted && (
        <ChangeButton of={search.look} small onClick={() => setWanted(true)}>
          What would it take?
        </ChangeButton>
      )}
      {!isGoing && wanted && estimate.data && (
        <>
          <span className="text-muted">{estimateWords(estimate.data)}</span>
          <ChangeButton
            of={search.look}
            small
            look="primary"
            disabled={start.isPending}
            onClick={() => start.mutate()}
          >
            Look in AWS
          </ChangeButton>
        </>
      )}
      {failure && <span className="text-bad">{failureWords(asFailure(failure)).title}</span>}
    </li>
  );
}

function JobLine({ job: { state, progress, failure } }: { job: Job }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <StateBadge kind="job" value={state} />
      <span className="text-muted tabular-nums">
        {progress.words}
        {isUnfinished(state) &&
          progress.estimateSeconds !== undefined &&
          `, about ${roughDuration(progress.estimateSeconds)} left`}
      </span>
      {failure !== undefined && <span className="text-bad">{failure}</span>}
    </span>
  );
}

/** `About 130 calls of AWS in 40 stages, 45 s; 12 sessions are indexed and left out`. */
function estimateWords({ calls, stages, seconds, indexed }: LookEstimate): string {
  const places =
    stages === 0 ? 'once the stages are listed' : `in ${stages} ${stages === 1 ? 'stage' : 'stages'}`;
  const time = seconds === undefined ? '' : `, ${roughDuration(seconds)}`;
  const left =
    indexed === 0 ? '' : `; ${indexed} indexed ${indexed === 1 ? 'session is' : 'sessions are'} left out`;
  return `About ${calls} calls of AWS ${places}${time}, as far as sessions are known${left}`;
}

function isSameTask(task: Job['task'], look: Look): boolean {
  const names = new Set([...Object.keys(task), ...Object.keys(look)]);
  const wanted: Readonly<Record<string, string | undefined>> = { ...look };
  return [...names].every((name) => task[name] === wanted[name]);
}
