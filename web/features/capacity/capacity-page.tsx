import { capacity } from '#shared/capacity/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { Page } from '#web/components/page.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { RequestsPanel } from './requests-panel.tsx';
import { ResourcesPanel } from './resources-panel.tsx';
import { useResourceCounts } from './use-resource-counts.ts';

/** What the account may still do: how often AWS may be asked, and how much it may hold. */
export function CapacityPage() {
  const connection = useConnectionId();
  const quotas = useItem(capacity.quotas, { connection });
  const granted = quotas.state === 'ready' ? quotas.data.quotas : undefined;
  const { uses, freshness } = useResourceCounts(connection, granted);
  return (
    <Page title="Capacity" crumbs={[]} freshness={freshness}>
      <div className="flex flex-col gap-4">
        <RequestsPanel connection={connection} />
        <ResourcesPanel uses={uses} freshness={freshness} quotas={quotas} />
      </div>
    </Page>
  );
}
