import { Link } from 'react-router';
import type { ReplicationLink } from '#shared/replication/paths-of-people.ts';
import { StateBadge } from '#web/components/state-badge.tsx';
import { byText } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';
import { Button } from '#web/ui/button.tsx';

interface Around {
  connection: string;
  stageId: string;
  sessionId: string;
  /** Of a stage, where it is known; else its id. */
  nameOf: (stageId: string) => string;
}

/** The address at which a person's whole way is shown. */
export function journeyHref(
  { connection, stageId, sessionId }: Omit<Around, 'nameOf'>,
  participantId: string,
): string {
  return `${paths.replication(connection, stageId, sessionId)}?${new URLSearchParams({ participant: participantId }).toString()}`;
}

/** @param onStop told which replication is to be stopped */
export function linkColumns(
  around: Around,
  onStop: (link: ReplicationLink) => void,
): Column<ReplicationLink>[] {
  const { connection, sessionId } = around;
  const place = (stage: string, session: string) =>
    session === sessionId ? (
      'here'
    ) : (
      <Link
        to={paths.session(connection, stage, session)}
        className="link block truncate"
        title={`${around.nameOf(stage)} (${stage}), ${session}`}
      >
        {around.nameOf(stage)}
      </Link>
    );
  return [
    {
      id: 'person',
      header: 'Person',
      width: 'fill',
      compare: (a, b) => byText(a.userId ?? a.participantId, b.userId ?? b.participantId),
      cell: ({ participantId, userId }) => (
        <Link
          to={journeyHref(around, participantId)}
          className="link block truncate font-medium"
          title={`${userId ?? ''} ${participantId}`.trim()}
        >
          {userId ?? participantId}
        </Link>
      ),
    },
    {
      id: 'from',
      header: 'From',
      width: 'fill',
      compare: (a, b) => byText(a.fromStageId, b.fromStageId),
      cell: ({ fromStageId, fromSessionId }) => place(fromStageId, fromSessionId),
    },
    {
      id: 'to',
      header: 'To',
      width: 'fill',
      compare: (a, b) => byText(a.toStageId, b.toStageId),
      cell: ({ toStageId, toSessionId }) => place(toStageId, toSessionId),
    },
    {
      id: 'state',
      header: 'State',
      width: 148,
      narrowWidth: 116,
      compare: (a, b) => byText(a.state ?? '', b.state ?? ''),
      cell: ({ state }) => <StateBadge kind="replication" value={state} />,
    },
    {
      id: 'stop',
      header: 'Act',
      width: 96,
      narrowWidth: 84,
      cell: (link) =>
        link.state === 'ACTIVE' && (
          <Button
            small
            onClick={() => onStop(link)}
            aria-label={`Stop replicating ${link.userId ?? link.participantId} to ${around.nameOf(link.toStageId)}`}
          >
            Stop…
          </Button>
        ),
    },
  ];
}
