import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { IngestConfigurationSummary } from '#shared/ingest/contract.ts';
import { byNameThenArn, byText } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';
import { NotGiven } from './absent.tsx';
import { IdText } from './id-text.tsx';
import { NameLink } from './name-link.tsx';
import { stageColumn } from './stage-column.tsx';
import { StateBadge } from './state-badge.tsx';
import type { StageNames } from './use-stage-names.ts';

interface IngestColumnsOptions {
  /** The active session of the one stage that the list is of: there an encoder that publishes can be looked at. */
  session?: { stageId: string; sessionId: string } | undefined;
  /** For a list of more than one stage: adds the column that says which. */
  stages?: StageNames;
}

const NO_STAGE = 'Attached to no stage: its stream key cannot be used.';

export function ingestColumns(
  connection: string,
  { session, stages }: IngestColumnsOptions,
): Column<IngestConfigurationSummary>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 'fill',
      compare: byNameThenArn,
      cell: ({ arn, name }) => (
        <NameLink name={name} id={idOf(arn)} to={paths.ingestConfiguration(connection, idOf(arn))} />
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: 112,
      compare: (a, b) => byText(a.state, b.state) || byNameThenArn(a, b),
      cell: ({ state }) => <StateBadge kind="ingest" value={state} />,
    },
    {
      id: 'protocol',
      header: 'Protocol',
      width: 92,
      ...(stages && { from: 'medium' as const }),
      compare: (a, b) => byText(a.ingestProtocol, b.ingestProtocol) || byNameThenArn(a, b),
      cell: ({ ingestProtocol }) => ingestProtocol,
    },
    ...(stages ? [stageColumn<IngestConfigurationSummary>(stages, NO_STAGE)] : []),
    {
      id: 'participant',
      header: 'Participant',
      width: 152,
      from: stages ? 'wide' : 'medium',
      cell: ({ participantId, state }) =>
        // The participant exists in a session only once the encoder has published in it.
        state === 'ACTIVE' && session !== undefined ? (
          <Link
            to={paths.participant(connection, session.stageId, session.sessionId, participantId)}
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
      compare: (a, b) => byText(a.userId ?? '', b.userId ?? ''),
      unknown: ({ userId }) => !userId,
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
