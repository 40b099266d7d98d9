import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NotLoaded } from '#web/components/absent.tsx';
import { Duration } from '#web/components/duration.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { TagList } from '#web/components/tag-list.tsx';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';
import { byName, byStart, byState, type StageRow } from './stage-row.ts';

/**
 * @param asOf the upstream's time of the list, against which “live for” is counted
 * @param whyUnchecked says why a live stage could not be checked, where it could not
 */
export function stageColumns(
  connection: string,
  asOf: string,
  whyUnchecked: (row: StageRow) => string | undefined,
): Column<StageRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 'fill',
      compare: byName,
      cell: (row) => <NameLink name={row.name} id={row.id} to={paths.stage(connection, row.id)} />,
    },
    {
      id: 'state',
      header: 'State',
      width: 136,
      narrowWidth: 88,
      compare: byState,
      cell: (row) => (
        <span className="flex items-center gap-2">
          <StateBadge kind="stage" value={row.state} />
          {!row.checked && (
            <span
              className="text-2xs text-muted"
              title={whyUnchecked(row) ?? 'Not checked yet whether anybody who publishes is still connected.'}
            >
              <span className="max-sm:sr-only">not checked</span>
              <span aria-hidden className="sm:hidden">
                ?
              </span>
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'since',
      header: 'Live since',
      width: 184,
      from: 'medium',
      compare: byStart,
      unknown: (row) => row.startTime === undefined,
      cell: (row) => <WhenLive row={row}>{(start) => <Time at={start} />}</WhenLive>,
    },
    {
      id: 'for',
      header: 'Live for',
      width: 96,
      // Room for `59 min 59 s`.
      narrowWidth: 104,
      align: 'end',
      cell: (row) => <WhenLive row={row}>{(start) => <Duration from={start} to={asOf} />}</WhenLive>,
    },
    {
      id: 'session',
      header: 'Session',
      width: 152,
      from: 'wide',
      cell: (row) =>
        row.sessionId !== undefined && (
          <Link
            to={paths.session(connection, row.id, row.sessionId)}
            className="link font-mono text-xs"
            title={row.sessionId}
          >
            {row.sessionId}
          </Link>
        ),
    },
    {
      id: 'tags',
      header: 'Tags',
      width: 'fill',
      from: 'medium',
      cell: (row) => <TagList tags={row.tags} oneLine />,
    },
  ];
}

function WhenLive({ row, children }: { row: StageRow; children: (start: string) => ReactNode }) {
  if (row.sessionId === undefined) return null;
  return row.startTime === undefined ? <NotLoaded /> : children(row.startTime);
}
