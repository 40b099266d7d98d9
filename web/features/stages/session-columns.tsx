import { Link } from 'react-router';
import type { StageSession } from '#shared/sessions/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { Duration } from '#web/components/duration.tsx';
import { IdText } from '#web/components/id-text.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { byText } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';

const at = (time: string | undefined): number => Date.parse(time ?? '');

/** @param asOf the upstream's time of the list: what is live has lasted until then */
export function sessionColumns(connection: string, stageId: string, asOf: string): Column<StageSession>[] {
  const length = ({ startTime, endTime }: StageSession) => at(endTime ?? asOf) - at(startTime);
  return [
    {
      id: 'started',
      header: 'Started',
      width: 196,
      compare: (a, b) => at(a.startTime) - at(b.startTime) || byText(a.sessionId ?? '', b.sessionId ?? ''),
      unknown: ({ startTime }) => startTime === undefined,
      cell: ({ sessionId, startTime }) => {
        const started = startTime === undefined ? <NotGiven>not given</NotGiven> : <Time at={startTime} />;
        if (sessionId === undefined) return started;
        return (
          <Link to={paths.session(connection, stageId, sessionId)} className="link font-medium">
            {started}
          </Link>
        );
      },
    },
    {
      id: 'ended',
      header: 'Ended',
      width: 196,
      from: 'medium',
      // What is still live ends last.
      compare: (a, b) => at(a.endTime ?? asOf) - at(b.endTime ?? asOf),
      cell: ({ endTime }) =>
        endTime === undefined ? <StateBadge kind="session" value="live" /> : <Time at={endTime} />,
    },
    {
      id: 'duration',
      header: 'Duration',
      width: 160,
      align: 'end',
      compare: (a, b) => length(a) - length(b),
      unknown: ({ startTime }) => startTime === undefined,
      cell: ({ startTime, endTime }) => (
        <span className="inline-flex items-center gap-3">
          {/* On a small window the column before this one is left out. */}
          {endTime === undefined && (
            <span className="sm:hidden">
              <StateBadge kind="session" value="live" />
            </span>
          )}
          {startTime === undefined ? <NotGiven /> : <Duration from={startTime} to={endTime ?? asOf} />}
        </span>
      ),
    },
    {
      id: 'session',
      header: 'Session id',
      width: 'fill',
      from: 'medium',
      cell: ({ sessionId }) => (sessionId ? <IdText id={sessionId} what="session id" /> : <NotGiven />),
    },
  ];
}
