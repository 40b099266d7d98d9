import { Link } from 'react-router';
import type { FindingSummary } from '#shared/investigator/findings.ts';
import { Time } from '#web/components/time.tsx';
import { findingTitle } from './finding-title.ts';
import { byText } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';

export function findingColumns(connection: string): Column<FindingSummary>[] {
  return [
    {
      id: 'finding',
      header: 'Finding',
      width: 'fill',
      compare: (a, b) => byText(a.x, b.x) || byText(a.y, b.y),
      cell: (finding) => (
        <Link
          to={paths.finding(connection, finding.id)}
          className="link block truncate font-medium"
          title={findingTitle(finding)}
        >
          {findingTitle(finding)}
        </Link>
      ),
    },
    {
      id: 'answer',
      header: 'Answer',
      width: 'fill',
      from: 'medium',
      cell: ({ words }) => (
        <span className="block truncate" title={words}>
          {words}
        </span>
      ),
    },
    {
      id: 'at',
      header: 'Asked about',
      width: 208,
      from: 'medium',
      compare: (a, b) => byText(a.at, b.at),
      cell: ({ at }) => <Time at={at} />,
    },
    {
      id: 'stage',
      header: 'Stage',
      width: 130,
      from: 'wide',
      compare: (a, b) => byText(a.stageId, b.stageId),
      cell: ({ stageId }) => (
        <Link to={paths.stage(connection, stageId)} className="link font-mono text-xs">
          {stageId}
        </Link>
      ),
    },
    {
      id: 'kept',
      header: 'Kept',
      width: 208,
      from: 'medium',
      compare: (a, b) => byText(a.keptAt, b.keptAt),
      cell: ({ keptAt }) => <Time at={keptAt} />,
    },
  ];
}
