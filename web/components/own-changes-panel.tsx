import { useQuery } from '@tanstack/react-query';
import { recorder } from '#shared/recorder/contract.ts';
import { q } from '#web/api/query.ts';
import { Panel } from './panel.tsx';
import { Time } from './time.tsx';

interface OwnChangesPanelProps {
  connection: string;
  /** A resource or a participant. */
  ofId: string;
  /** Of a participant: where. */
  stageId?: string;
}

const WORDS: Readonly<Record<string, string>> = {
  DisconnectParticipant: 'Disconnected, and the token revoked',
  StopParticipantReplication: 'Replication stopped',
  StopComposition: 'Stopped',
};

/** What this console itself has done to something, and why; nothing where it has done nothing that it remembers. */
export function OwnChangesPanel({ connection, ofId, stageId }: OwnChangesPanelProps) {
  const { data } = useQuery(q(recorder.ownChanges, { connection, ofId, stageId }));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title="Done by this console" note={data.items.length}>
      <ul>
        {data.items.map(({ at, operation, reason }) => (
          <li
            key={`${at} ${operation}`}
            className="flex min-h-7 flex-wrap items-baseline gap-x-3 border-b border-line px-4 py-1 last:border-b-0"
          >
            <Time at={at} />
            <span title={operation}>{WORDS[operation] ?? 'Deleted'}</span>
            <span className="min-w-0 text-muted wrap-anywhere">
              {reason === undefined ? 'no reason given' : `“${reason}”`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
