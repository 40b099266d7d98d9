import { lazy, Suspense } from 'react';
import type { StageSession } from '#shared/sessions/contract.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { isWhole } from '#web/api/use-whole-list.ts';
import { Panel } from '#web/components/panel.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { lastSession } from './last-session.ts';

// Fetched once the page is there: most visits look at the sessions first.
const StageMetrics = lazy(async () => ({
  default: (await import('#web/components/metric-charts/stage-metrics.tsx')).StageMetrics,
}));

interface MetricsOfStageProps {
  stageId: string;
  sessions: WholeList<StageSession>;
}

/** The metrics of the session that goes on, or of the last one. A stage without sessions has none. */
export function MetricsOfStage({ stageId, sessions }: MetricsOfStageProps) {
  const connection = useConnectionId();
  // Which session is the last, only the whole list tells: AWS promises no order.
  if (sessions.state !== 'ready' || !isWhole(sessions.progress)) return null;
  const asOf = Date.parse(sessions.freshness.asOf);
  const last = lastSession(sessions.items, asOf);
  if (!last) return null;
  const title = last.live ? 'Metrics of this session' : 'Metrics of the last session';
  return (
    <Suspense
      fallback={
        <Panel title={title}>
          <Skeleton className="m-4 h-88" />
        </Panel>
      }
    >
      <StageMetrics
        title={title}
        connection={connection}
        stageId={stageId}
        from={last.from}
        knownUntil={last.to}
      />
    </Suspense>
  );
}
