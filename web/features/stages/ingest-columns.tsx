import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { IngestConfigurationSummary } from '#shared/ingest/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { IdText } from '#web/components/id-text.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';

/** @param sessionId the stage's active session, if it has one */
export function ingestColumns(
  connection: string,
  stageId: string,
  sessionId: string | undefined,
): Column<IngestConfigurationSummary>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 'fill',
      cell: ({ arn, name }) => (
        <Link
          to={paths.ingestConfiguration(connection, idOf(arn))}
          className={name ? 'link block truncate font-medium' : 'link block truncate font-mono text-xs'}
          title={name || `${idOf(arn)} (has no name)`}
        >
          {name || idOf(arn)}
        </Link>
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: 112,
      cell: ({ state }) => <StateBadge kind="ingest" value={state} />,
    },
    { id: 'protocol', header: 'Protocol', width: 84, cell: ({ ingestProtocol }) => ingestProtocol },
    {
      id: 'participant',
      header: 'Participant',
      width: 152,
      from: 'medium',
      cell: ({ participantId, state }) =>
        // The participant exists in a session only once the encoder has published in it.
        state === 'ACTIVE' && sessionId !== undefined ? (
          <Link
            to={paths.participant(connection, stageId, sessionId, participantId)}
            className="link font-mono text-xs"
          >
            {participantId}
          </Link>
        ) : (
          <IdText id={participantId} what="participant id" />
        ),
    },
    {
      id: 'user',
      header: 'User id',
      width: 'fill',
      from: 'wide',
      cell: ({ userId }) => (userId ? <span title={userId}>{userId}</span> : <NotGiven />),
    },
    {
      id: 'redundant',
      header: 'Redundant',
      width: 96,
      from: 'medium',
      cell: ({ redundantIngest }) =>
        redundantIngest === undefined ? <NotGiven /> : redundantIngest ? 'Yes' : 'No',
    },
  ];
}
