import type { CompositionSummary } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { byText, firstOf } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';
import { NotGiven } from './absent.tsx';
import { DestinationStates } from './destination-states.tsx';
import { Duration } from './duration.tsx';
import { NameLink } from './name-link.tsx';
import { stageColumn } from './stage-column.tsx';
import { StateBadge } from './state-badge.tsx';
import { Time } from './time.tsx';
import type { StageNames } from './use-stage-names.ts';

/** What needs somebody's eye comes first: what failed, what is failing, what is moving; what has ended comes last. */
function urgency({ state, destinations }: CompositionSummary): number {
  if (state === 'FAILED') return 0;
  if (state === 'STOPPED') return 4;
  if (destinations.some((each) => each.state === 'FAILED' || each.state === 'RECONNECTING')) return 1;
  return state === 'ACTIVE' ? 3 : 2;
}

const hasEnded = ({ state }: CompositionSummary) => state === 'STOPPED' || state === 'FAILED';
const at = (time: string | undefined): number => Date.parse(time ?? '');
const hasNotStarted = ({ startTime }: CompositionSummary) => startTime === undefined;

const newestFirst = firstOf<CompositionSummary>(
  (a, b) => byText(b.startTime ?? '', a.startTime ?? ''),
  (a, b) => byText(a.arn, b.arn),
);

/** What runs before what has ended, each newest first. */
export const byRunningThenStart = firstOf<CompositionSummary>(
  (a, b) => Number(hasEnded(a)) - Number(hasEnded(b)),
  newestFirst,
);

const byUrgency = firstOf<CompositionSummary>((a, b) => urgency(a) - urgency(b), newestFirst);

/**
 * @param asOf the upstream's time of the list: what still runs has lasted until then
 * @param stages for a list of more than one stage: adds the column that says which
 */
export function compositionColumns(
  connection: string,
  asOf: string,
  stages?: StageNames,
): Column<CompositionSummary>[] {
  const length = ({ startTime, endTime }: CompositionSummary) => at(endTime ?? asOf) - at(startTime);
  return [
    {
      id: 'composition',
      header: 'Composition',
      width: stages ? 128 : 'fill',
      compare: (a, b) => byText(idOf(a.arn), idOf(b.arn)),
      cell: ({ arn }) => (
        <NameLink name={undefined} id={idOf(arn)} to={paths.composition(connection, idOf(arn))} />
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: 104,
      compare: byUrgency,
      cell: ({ state }) => <StateBadge kind="composition" value={state} />,
    },
    ...(stages ? [stageColumn<CompositionSummary>(stages)] : []),
    {
      id: 'started',
      header: 'Started',
      width: 188,
      from: 'medium',
      compare: (a, b) => at(a.startTime) - at(b.startTime),
      unknown: hasNotStarted,
      cell: ({ startTime }) => (startTime === undefined ? <NotGiven /> : <Time at={startTime} />),
    },
    {
      id: 'duration',
      header: 'Duration',
      width: 96,
      align: 'end',
      from: 'medium',
      compare: (a, b) => length(a) - length(b),
      unknown: hasNotStarted,
      cell: ({ startTime, endTime }) =>
        startTime === undefined ? <NotGiven /> : <Duration from={startTime} to={endTime ?? asOf} />,
    },
    {
      id: 'destinations',
      header: 'Destinations',
      width: 208,
      ...(stages && { from: 'medium' as const }),
      cell: ({ destinations }) => <DestinationStates destinations={destinations} />,
    },
  ];
}
