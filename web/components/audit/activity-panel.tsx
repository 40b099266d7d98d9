import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { audit, outcomeOf } from '#shared/audit/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useRefusal } from '#web/api/use-refusal.ts';
import { paths } from '#web/nav/paths.ts';
import { ErrorState } from '../error-state.tsx';
import { Panel } from '../panel.tsx';
import { Time } from '../time.tsx';
import { actionWords, outcomeWords, whoWords } from './entry-words.ts';

interface ActivityPanelProps {
  connection: string;
  /** A resource, a participant, a session or a job. */
  objectId: string;
  /** Of a participant: where. */
  stageId?: string;
}

/** Of one thing so many are told here; the page of the log has them all. */
const SHOWN = 20;

/** What was done to something, by whom and why; nothing where the log has nothing of it. */
export function ActivityPanel({ connection, objectId, stageId }: ActivityPanelProps) {
  const { data, error, refetch } = useQuery(
    q(audit.ofObject, { connection, objectId, stageId, maxResults: SHOWN }),
  );
  const seesLog = useRefusal(audit.list) === undefined;
  if (data === undefined && error !== null)
    return (
      <Panel title="Activity">
        <ErrorState
          what="what was done to it"
          failure={asFailure(error)}
          endpoint={audit.ofObject}
          retry={() => void refetch()}
        />
      </Panel>
    );
  if (data === undefined || data.items.length === 0) return null;
  const all = `${paths.audit(connection)}?${new URLSearchParams({ object: objectId }).toString()}`;
  return (
    <Panel title="Activity" note={data.nextToken === undefined ? data.items.length : `the newest ${SHOWN}`}>
      <ul>
        {data.items.map((entry) => (
          <li
            key={entry.seq}
            className="flex min-h-7 flex-wrap items-baseline gap-x-3 border-b border-line px-4 py-1"
          >
            <Time at={entry.upstreamAt ?? entry.at} />
            <span title={entry.operations.join(', ')}>{actionWords(entry)}</span>
            {outcomeOf(entry) !== 'ok' && <span className="text-bad">{outcomeWords(entry)}</span>}
            <span className="text-muted">{whoWords(entry)}</span>
            <span className="min-w-0 text-muted wrap-anywhere">
              {entry.reason === undefined ? 'no reason given' : `“${entry.reason}”`}
            </span>
          </li>
        ))}
      </ul>
      {seesLog && (
        <p className="px-4 py-2">
          <Link to={all} className="link inline-flex min-h-6 items-center">
            All of it in the audit log
          </Link>
        </p>
      )}
    </Panel>
  );
}
