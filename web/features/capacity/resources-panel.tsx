import { Link } from 'react-router';
import type { Freshness } from '#web/api/freshness.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { failureWords, isDenied, permissionsOf } from '#web/components/failure-words.ts';
import { Panel } from '#web/components/panel.tsx';
import { classNames } from '#web/lib/class-names.ts';
import type { Column } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';
import { LevelBar } from './level-bar.tsx';
import { levelOf } from './level.ts';
import type { ResourceUse } from './use-resource-counts.ts';

const figure = new Intl.NumberFormat('en-GB');

/** Why there is no count, in the place of one. */
function Uncounted({ count }: { count: Extract<ResourceUse['count'], { state: 'failed' }> }) {
  const words = isDenied(count.failure)
    ? `No permission: ${permissionsOf(count.endpoint).join(', ')}`
    : failureWords(count.failure).title;
  return (
    <span className="inline-flex items-center gap-1.5 text-warn" title={`${words}. ${count.failure.message}`}>
      <StateMark tone="warn" shape="square" />
      {words}
    </span>
  );
}

function State({ count, quota }: ResourceUse) {
  if (count.state === 'loading') return <Skeleton className="w-16" />;
  if (count.state === 'failed') return <Uncounted count={count} />;
  const { word, tone, shape } = levelOf(count.count, quota.granted);
  return (
    <span className={classNames('inline-flex items-center gap-1.5', toneText[tone])}>
      <StateMark tone={tone} shape={shape} />
      {word}
    </span>
  );
}

const COLUMNS: readonly Column<ResourceUse>[] = [
  {
    id: 'resource',
    header: 'Resource',
    width: 'fill',
    cell: ({ quota, href }) => (
      <Link to={href} className="link">
        {quota.label}
      </Link>
    ),
  },
  {
    id: 'bar',
    header: 'Of the quota',
    width: 'fill',
    from: 'medium',
    cell: ({ count, quota }) =>
      count.state === 'known' && (
        <LevelBar filled={count.count / quota.granted} tone={levelOf(count.count, quota.granted).tone} />
      ),
  },
  {
    id: 'count',
    header: 'In use',
    width: 88,
    narrowWidth: 84,
    align: 'end',
    cell: ({ count, quota }) =>
      count.state === 'known' ? (
        <>
          {figure.format(count.count)}
          {/* A phone has no room for the next column. */}
          <span className="text-muted sm:hidden"> / {figure.format(quota.granted)}</span>
        </>
      ) : count.state === 'loading' ? (
        <Skeleton className="w-8" />
      ) : (
        <NotGiven>?</NotGiven>
      ),
  },
  {
    id: 'granted',
    header: 'Quota',
    width: 88,
    from: 'medium',
    align: 'end',
    cell: ({ quota }) => figure.format(quota.granted),
  },
  { id: 'state', header: 'State', width: 196, narrowWidth: 108, cell: (row) => <State {...row} /> },
  {
    id: 'code',
    header: 'Service Quotas',
    width: 148,
    from: 'medium',
    cell: ({ quota: { code } }) =>
      code === undefined ? (
        <span className="text-muted">cannot be raised</span>
      ) : (
        <span className="font-mono text-xs">{code}</span>
      ),
  },
];

interface ResourcesPanelProps {
  uses: readonly ResourceUse[];
  freshness: Freshness | undefined;
}

export function ResourcesPanel({ uses, freshness }: ResourcesPanelProps) {
  return (
    <Panel title="Resources" note="counted against AWS’s quotas" freshness={freshness}>
      <DataTable
        label="Resources and their quotas"
        columns={COLUMNS}
        rows={uses}
        rowKey={({ quota }) => quota.label}
        height="grow"
        empty={undefined}
      />
      <p className="max-w-200 px-4 py-3 text-muted">
        The quotas are those that AWS grants at first. What an account has been granted since, the API of IVS
        does not tell: it stands in Service Quotas, under the code. Publishers (12 in a stage, 1,000 in a
        Region) and subscriptions (20,000 in a Region) are not counted here, because that would take a call
        for each live stage; a session’s page tells those of its stage.
      </p>
    </Panel>
  );
}
