import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { ParticipantSummary } from '#shared/participants/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { ArnLink } from '#web/components/arn-link.tsx';
import { IdText } from '#web/components/id-text.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { byText, firstOf } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';
import { DisconnectAction } from './disconnect-action.tsx';
import type { Somebody } from './use-disconnecting.tsx';
import { ReplicationCell } from './replication-cell.tsx';

type Row = ParticipantSummary;

const byUser = (a: Row, b: Row) => byText(a.userId ?? '', b.userId ?? '');
/** The server writes every instant in one form (`2026-11-20T14:00:00.000Z`), which orders as text. */
const byJoin = (a: Row, b: Row) => {
  const [first = '', second = ''] = [a.firstJoinTime, b.firstJoinTime];
  if (first === second) return 0;
  return first < second ? -1 : 1;
};
const byState = (a: Row, b: Row) => byText(a.state ?? '', b.state ?? '');
const byPublished = (a: Row, b: Row) => Number(b.published === true) - Number(a.published === true);
const byRecording = (a: Row, b: Row) => byText(a.recordingState ?? '', b.recordingState ?? '');
const byReplication = (a: Row, b: Row) => byText(a.replicationType ?? '', b.replicationType ?? '');
const byIngest = (a: Row, b: Row) =>
  byText(idOf(a.ingestConfigurationArn ?? ''), idOf(b.ingestConfigurationArn ?? ''));

/**
 * Every member that ListParticipants gives, the telling ones first; what does not fit is on the participant's page.
 * @param onDisconnect takes somebody out; undefined where the session has ended
 */
export function participantColumns(
  href: (row: Row) => string,
  connection: string,
  onDisconnect: ((somebody: Somebody) => void) | undefined,
): Column<Row>[] {
  return [
    {
      id: 'user',
      header: 'User id',
      width: 'fill',
      compare: firstOf(byUser, byJoin),
      unknown: (row) => !row.userId,
      cell: (row) => (
        <Link
          to={href(row)}
          className={row.userId ? 'link block truncate font-medium' : 'link block truncate text-muted'}
          title={row.userId || 'The token of this participant named no user.'}
        >
          {row.userId || 'no user id'}
        </Link>
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: 124,
      compare: firstOf(byState, byUser),
      unknown: (row) => row.state === undefined,
      cell: (row) => <StateBadge kind="participant" value={row.state} />,
    },
    {
      id: 'published',
      header: 'Published',
      width: 96,
      from: 'medium',
      compare: firstOf(byPublished, byUser),
      unknown: (row) => row.published === undefined,
      cell: (row) => <Published value={row.published} />,
    },
    {
      id: 'joined',
      header: 'First joined',
      width: 186,
      from: 'medium',
      compare: byJoin,
      unknown: (row) => !row.firstJoinTime,
      cell: (row) => (row.firstJoinTime ? <Time at={row.firstJoinTime} /> : <NotGiven />),
    },
    {
      id: 'recording',
      header: 'Recording',
      width: 104,
      from: 'medium',
      compare: firstOf(byRecording, byUser),
      unknown: (row) => !row.recordingState,
      cell: (row) => <StateBadge kind="recording" value={row.recordingState} />,
    },
    {
      id: 'replication',
      header: 'Replication',
      width: 156,
      from: 'wide',
      compare: firstOf(byReplication, byUser),
      unknown: (row) => !row.replicationType || row.replicationType === 'NONE',
      cell: (row) => <ReplicationCell participant={row} connection={connection} />,
    },
    {
      id: 'ingest',
      header: 'Ingest',
      width: 168,
      from: 'wide',
      compare: firstOf(byIngest, byUser),
      unknown: (row) => !row.ingestConfigurationArn,
      cell: (row) => <Ingest participant={row} />,
    },
    {
      id: 'id',
      header: 'Participant id',
      width: 150,
      from: 'medium',
      compare: (a, b) => byText(a.participantId ?? '', b.participantId ?? ''),
      cell: (row) =>
        row.participantId ? <IdText id={row.participantId} what="participant id" /> : <NotGiven />,
    },
    ...(onDisconnect === undefined ? [] : [actColumn(onDisconnect)]),
  ];
}

function actColumn(onDisconnect: (somebody: Somebody) => void): Column<Row> {
  return {
    id: 'act',
    header: 'Act',
    width: 52,
    from: 'medium',
    cell: ({ participantId, userId, state }) =>
      participantId !== undefined &&
      state === 'CONNECTED' && (
        <DisconnectAction
          name={userId || participantId}
          onDisconnect={() => onDisconnect({ participantId, userId })}
        />
      ),
  };
}

export function participantHref(connection: string, stageId: string, sessionId: string) {
  return (row: Row) => paths.participant(connection, stageId, sessionId, row.participantId ?? '');
}

function Published({ value }: { value: boolean | undefined }) {
  if (value === undefined) return <NotGiven />;
  return (
    <span
      className={value ? 'font-medium' : 'text-muted'}
      title="Whether the participant has ever published in this session; not whether it does now."
    >
      {value ? 'Ever' : 'Never'}
    </span>
  );
}

/** The encoder's way in, where there is one; redundant when a second encoder stands by with the same key. */
function Ingest({ participant }: { participant: Row }) {
  const { ingestConfigurationArn, redundantIngest } = participant;
  if (!ingestConfigurationArn) return <NotGiven />;
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5">
      <ArnLink arn={ingestConfigurationArn} />
      {redundantIngest && <span className="text-2xs text-muted">redundant</span>}
    </span>
  );
}
