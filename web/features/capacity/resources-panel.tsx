import { Link } from 'react-router';
import { capacity, type GrantedQuota } from '#shared/capacity/contract.ts';
import type { Failure } from '#web/api/failure.ts';
import type { Freshness } from '#web/api/freshness.ts';
import type { Load } from '#web/api/use-item.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { failureWords, isDenied, permissionsOf } from '#web/components/failure-words.ts';
import { KeyValueTable } from '#web/components/key-value-table.tsx';
import { Panel } from '#web/components/panel.tsx';
import { classNames } from '#web/lib/class-names.ts';
import type { Column } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { Button } from '#web/ui/button.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';
import { otherQuotas } from './granted-quotas.ts';
import { LevelBar } from './level-bar.tsx';
import { levelOf } from './level.ts';
import type { ResourceUse } from './use-resource-counts.ts';

const figure = new Intl.NumberFormat('en-GB');
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

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
        <span title={count.note}>
          {figure.format(count.count)}
          {/* A phone has no room for the next column. */}
          <span className="text-muted sm:hidden"> / {figure.format(quota.granted)}</span>
        </span>
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
  {
    id: 'share',
    header: 'Share',
    width: 72,
    from: 'medium',
    align: 'end',
    cell: ({ count, quota }) =>
      count.state === 'known' ? percent.format(count.count / quota.granted) : <NotGiven>?</NotGiven>,
  },
  { id: 'state', header: 'State', width: 196, narrowWidth: 108, cell: (row) => <State {...row} /> },
  {
    id: 'code',
    header: 'Service Quotas',
    width: 212,
    from: 'medium',
    cell: ({ quota: { code, isOfAccount } }) => (
      <span className="inline-flex items-baseline gap-1.5">
        {isOfAccount ? 'of this account' : code === undefined ? 'cannot be raised' : 'default'}
        {code !== undefined && <span className="font-mono text-xs text-muted">{code}</span>}
      </span>
    ),
  },
];

interface ResourcesPanelProps {
  uses: readonly ResourceUse[];
  freshness: Freshness | undefined;
  /** What Service Quotas says of this account. */
  quotas: Load<{ quotas: readonly GrantedQuota[] }>;
}

export function ResourcesPanel({ uses, freshness, quotas }: ResourcesPanelProps) {
  const others =
    quotas.state === 'ready'
      ? otherQuotas(
          quotas.data.quotas,
          uses.map(({ quota }) => quota),
        )
      : [];
  return (
    <Panel title="Resources" note="counted against the quotas of this account" freshness={freshness}>
      {quotas.state === 'failed' && <DefaultsNote failure={quotas.failure} retry={quotas.retry} />}
      <DataTable
        label="Resources and their quotas"
        columns={COLUMNS}
        rows={uses}
        rowKey={({ quota }) => quota.label}
        height="grow"
        empty={undefined}
      />
      {others.length > 0 && (
        <details className="border-t border-line px-4 py-2">
          <summary className="min-h-6 cursor-pointer">
            {others.length} more that Service Quotas lists for IVS, which nothing here is counted against
          </summary>
          <KeyValueTable
            label="Further quotas"
            entries={Object.fromEntries(
              others.map(({ name, value, code }) => [`${name} (${code})`, figure.format(value)]),
            )}
          />
        </details>
      )}
      <p className="max-w-200 px-4 py-3 text-muted">
        Quotas “of this account” are those that Service Quotas lists; “default” is what AWS grants at first
        and may have raised since. What lists do not tell, CloudWatch has measured: publishers and
        subscriptions of the last ten minutes. One publisher received by one other person is one subscription.
        At most 8.5 Mbit/s and 720 lines may be published, and as much be received by one person; those are
        quotas as well, and a participant’s metrics show how near they are.
      </p>
    </Panel>
  );
}

/** Service Quotas could not be read: the counts stand beside what AWS grants at first. */
function DefaultsNote({ failure, retry }: { failure: Failure; retry: () => void }) {
  const why = isDenied(failure)
    ? `this connection may not read Service Quotas (${permissionsOf(capacity.quotas).join(', ')})`
    : `Service Quotas could not be read: ${failureWords(failure).title}`;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 bg-warn-tint px-4 py-1 text-warn">
      These are AWS’s defaults, not this account’s quotas: {why}.
      <Button small onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
