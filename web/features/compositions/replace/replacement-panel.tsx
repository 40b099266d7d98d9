import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Replacement } from '#shared/compositions/replacement.ts';
import { isUnfinished } from '#shared/jobs/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { JobButtons } from '#web/components/job-buttons.tsx';
import { Panel } from '#web/components/panel.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { useJobCommand } from '#web/components/use-job-command.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { ReplaceLog } from './replace-log.tsx';
import { StartOldLayout } from './start-old-layout.tsx';

interface ReplacementPanelProps {
  /** The composition whose page this is. */
  compositionId: string;
  replacement: Replacement;
}

/** A Replace: how far it is, what it has done so far, and what can be asked of it. */
export function ReplacementPanel({ compositionId, replacement }: ReplacementPanelProps) {
  const connection = useConnectionId();
  const command = useJobCommand(connection);
  const { job, mode, outcome, log, newCompositionId, backCompositionId } = replacement;
  const { progress, state } = job;
  const link = (id: string | undefined, none: string): ReactNode =>
    id === undefined ? (
      <NotGiven>{none}</NotGiven>
    ) : id === compositionId ? (
      <span className="font-mono text-xs">{id}, this one</span>
    ) : (
      <Link to={paths.composition(connection, id)} className="link font-mono text-xs">
        {id}
      </Link>
    );
  return (
    <Panel
      title="Replacement"
      note={<StateBadge kind="job" value={state} />}
      actions={<JobButtons job={job} command={command} />}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2">
        {isUnfinished(state) && progress.total !== undefined && (
          <progress
            aria-label="Progress of the replacement"
            className="h-2 w-24 accent-accent"
            max={progress.total}
            value={progress.done}
          />
        )}
        <output className="min-w-0 grow basis-60">{job.failure ?? outcome?.words ?? progress.words}</output>
      </div>
      {command.failure && (
        <p role="alert" className="bg-bad-tint px-4 py-2 text-bad">
          {failureWords(command.failure).title}. {command.failure.message}
        </p>
      )}
      {outcome?.kind === 'none' && <StartOldLayout replacement={replacement} />}
      <div className="px-4">
        <DetailList
          details={[
            {
              label: 'How',
              value:
                mode === undefined ? (
                  <NotGiven>not decided yet</NotGiven>
                ) : mode === 'gap' ? (
                  'The old one is stopped first: both have one channel'
                ) : (
                  'The new one starts beside the old one'
                ),
            },
            { label: 'Old composition', value: link(replacement.compositionId, '') },
            { label: 'New composition', value: link(newCompositionId, 'not started') },
            ...(backCompositionId === undefined
              ? []
              : [{ label: 'Old layout again', value: link(backCompositionId, '') }]),
          ]}
        />
      </div>
      <ReplaceLog log={log} />
    </Panel>
  );
}
