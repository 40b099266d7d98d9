import { Link } from 'react-router';
import type { CompositionSummary } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { Duration } from '#web/components/duration.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { byText, firstOf } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';

const hasEnded = ({ state }: CompositionSummary) => state === 'STOPPED' || state === 'FAILED';

/** What runs before what has ended, each newest first. */
export const byRunningThenStart = firstOf<CompositionSummary>(
  (a, b) => Number(hasEnded(a)) - Number(hasEnded(b)),
  (a, b) => byText(b.startTime ?? '', a.startTime ?? ''),
  (a, b) => byText(a.arn, b.arn),
);

/** @param asOf the upstream's time of the list: what still runs has lasted until then */
export function compositionColumns(connection: string, asOf: string): Column<CompositionSummary>[] {
  return [
    {
      id: 'composition',
      header: 'Composition',
      width: 'fill',
      cell: ({ arn }) => (
        <Link
          to={paths.composition(connection, idOf(arn))}
          className="link font-mono text-xs font-medium"
          title={arn}
        >
          {idOf(arn)}
        </Link>
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: 104,
      cell: ({ state }) => <StateBadge kind="composition" value={state} />,
    },
    {
      id: 'started',
      header: 'Started',
      width: 188,
      from: 'medium',
      cell: ({ startTime }) => (startTime === undefined ? <NotGiven /> : <Time at={startTime} />),
    },
    {
      id: 'duration',
      header: 'Duration',
      width: 96,
      align: 'end',
      from: 'medium',
      cell: ({ startTime, endTime }) =>
        startTime === undefined ? <NotGiven /> : <Duration from={startTime} to={endTime ?? asOf} />,
    },
    {
      id: 'destinations',
      header: 'Destinations',
      width: 208,
      cell: ({ destinations }) => <Destinations destinations={destinations} />,
    },
  ];
}

/** Those in the same state are told together: `2 Active`. */
function Destinations({ destinations }: Pick<CompositionSummary, 'destinations'>) {
  if (destinations.length === 0) return <NotGiven>none</NotGiven>;
  const states = new Set(destinations.map(({ state }) => state));
  return (
    <ul className="flex gap-3">
      {[...states].map((state) => {
        const those = destinations.filter((destination) => destination.state === state);
        return (
          <li key={state} className="flex gap-1" title={those.map(({ id }) => id).join(', ')}>
            {those.length > 1 && those.length}
            <StateBadge kind="destination" value={state} />
          </li>
        );
      })}
    </ul>
  );
}
