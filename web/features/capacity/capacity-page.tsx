import { Page } from '#web/components/page.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { RequestsPanel } from './requests-panel.tsx';
import { ResourcesPanel } from './resources-panel.tsx';
import { useResourceCounts } from './use-resource-counts.ts';

/** What the account may still do: how often AWS may be asked, and how much it may hold. */
export function CapacityPage() {
  const connection = useConnectionId();
  const { uses, freshness } = useResourceCounts(connection);
  return (
    <Page title="Capacity" crumbs={[]} freshness={freshness}>
      <div className="flex flex-col gap-4">
        <RequestsPanel connection={connection} />
        <ResourcesPanel uses={uses} freshness={freshness} />
      </div>
    </Page>
  );
}
