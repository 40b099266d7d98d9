import { Link } from 'react-router';
import type { FoundSession } from '#shared/search/found.ts';
import { Duration } from '#web/components/duration.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';
import { NotIndexed } from './not-indexed.tsx';

const number = new Intl.NumberFormat('en-GB');

/** A count, as far as it is known. */
function Count({ of }: { of: number | undefined }) {
  return of === undefined ? <NotIndexed /> : number.format(of);
}

export function sessionColumns(connection: string): Column<FoundSession>[] {
  return [
    {
      id: 'started',
      header: 'Started',
      width: 188,
      narrowWidth: 186,
      cell: ({ stageId, sessionId, startedAt }) => (
        <Link
          to={paths.session(connection, stageId, sessionId)}
          className="link font-medium"
          title={sessionId}
        >
          {startedAt === undefined ? (
            <span className="font-mono text-xs">{sessionId}</span>
          ) : (
            <Time at={startedAt} />
          )}
        </Link>
      ),
    },
    {
      id: 'stage',
      header: 'Stage',
      width: 'fill',
      cell: ({ stageId, stageName }) => (
        <NameLink name={stageName} id={stageId} to={paths.stage(connection, stageId)} />
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: 96,
      narrowWidth: 80,
      cell: ({ endedAt }) => <StateBadge kind="session" value={endedAt === undefined ? 'live' : 'ended'} />,
    },
    {
      id: 'duration',
      header: 'Duration',
      width: 96,
      align: 'end',
      from: 'medium',
      // What was live when it was last seen has lasted until then at least.
      cell: ({ startedAt, endedAt, seenAt }) =>
        startedAt === undefined ? <NotIndexed /> : <Duration from={startedAt} to={endedAt ?? seenAt} />,
    },
    {
      id: 'people',
      header: 'People',
      width: 104,
      align: 'end',
      from: 'medium',
      cell: ({ participants }) => <Count of={participants} />,
    },
    {
      id: 'publishers',
      header: 'Publishers',
      width: 104,
      align: 'end',
      from: 'wide',
      cell: ({ publishers }) => <Count of={publishers} />,
    },
    {
      id: 'errors',
      header: 'Errors',
      width: 104,
      align: 'end',
      from: 'medium',
      cell: ({ errors }) =>
        errors !== undefined && errors > 0 ? (
          <span className="font-medium text-bad">{number.format(errors)}</span>
        ) : (
          <Count of={errors} />
        ),
    },
    {
      id: 'indexed',
      header: 'Indexed',
      width: 176,
      from: 'wide',
      cell: (session) => <span className="text-xs text-muted">{indexedWords(session)}</span>,
    },
  ];
}

/** `people yes, events no`. What was known before it ended may have become more. */
export function indexedWords({ peopleAt, eventsAt, endedAt }: FoundSession): string {
  if (endedAt === undefined) return 'live: grows while watched';
  const known = (at: string | undefined) =>
    at !== undefined && Date.parse(at) >= Date.parse(endedAt) ? 'yes' : 'no';
  return `people ${known(peopleAt)}, events ${known(eventsAt)}`;
}
