import { Link } from 'react-router';
import type { RecordedSummary } from '#shared/recorder/contract.ts';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';
import { NotGiven } from './absent.tsx';
import { Duration } from './duration.tsx';
import { StateBadge } from './state-badge.tsx';
import { Time } from './time.tsx';

/** Columns of compositions as the console recorded them, also those that AWS has forgotten. */
export function recordedColumns(connection: string): Column<RecordedSummary>[] {
  return [
    {
      id: 'composition',
      header: 'Composition',
      width: 150,
      cell: ({ compositionId }) => (
        <Link to={paths.composition(connection, compositionId)} className="link font-mono font-medium">
          {compositionId}
        </Link>
      ),
    },
    {
      id: 'state',
      header: 'Last state',
      width: 130,
      cell: ({ state }) => <StateBadge kind="composition" value={state} />,
    },
    {
      id: 'stage',
      header: 'Stage',
      width: 'fill',
      cell: ({ stageId, stageName }) => (
        <Link to={paths.stage(connection, stageId)} title={stageName ?? stageId} className="link">
          {stageName ?? stageId}
        </Link>
      ),
    },
    {
      id: 'started',
      header: 'Started',
      width: 190,
      from: 'medium',
      cell: ({ startTime }) => <When at={startTime} />,
    },
    {
      id: 'gone',
      header: 'Gone from AWS',
      width: 190,
      from: 'wide',
      cell: ({ goneAt }) => (goneAt === undefined ? <NotGiven>still known</NotGiven> : <Time at={goneAt} />),
    },
  ];
}

/** The same with everything that is kept of how they ended. */
export function recordedColumnsInFull(connection: string): Column<RecordedSummary>[] {
  const [composition, state, stage, started, gone] = recordedColumns(connection);
  return [
    composition,
    state,
    stage,
    started,
    {
      id: 'lasted',
      header: 'Lasted',
      width: 96,
      align: 'end' as const,
      from: 'medium' as const,
      cell: ({ startTime, endTime }: RecordedSummary) =>
        startTime && endTime ? <Duration from={startTime} to={endTime} /> : <NotGiven />,
    },
    {
      id: 'destinations',
      header: 'Destinations',
      width: 120,
      from: 'wide' as const,
      cell: ({ destinations, failedDestinations }: RecordedSummary) =>
        failedDestinations === 0 ? (
          destinations
        ) : (
          <span className="text-bad">
            {destinations}, {failedDestinations} failed
          </span>
        ),
    },
    {
      id: 'reason',
      header: 'Why it failed',
      width: 220,
      from: 'medium' as const,
      cell: ({ failureReason, state: last }: RecordedSummary) =>
        failureReason === undefined ? (
          <NotGiven>{last === 'FAILED' ? 'not told' : '–'}</NotGiven>
        ) : (
          <span className="block truncate" title={failureReason}>
            {failureReason}
          </span>
        ),
    },
    gone,
  ].filter((column) => column !== undefined);
}

function When({ at }: { at: string | undefined }) {
  return at === undefined ? <NotGiven>not given</NotGiven> : <Time at={at} />;
}
