import { lazy, Suspense } from 'react';
import { Panel } from '#web/components/panel.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';

// Fetched once the page is there.
const ParticipantMetrics = lazy(async () => ({
  default: (await import('#web/components/metric-charts/participant-metrics.tsx')).ParticipantMetrics,
}));

interface MetricsOfParticipantProps {
  connection: string;
  stageId: string;
  participantId: string;
  /** ISO 8601; undefined as long as it is not known that they ever joined. */
  firstJoin: string | undefined;
  /** The last of their events, where all are known; ISO 8601. */
  lastEvent: string | undefined;
  isConnected: boolean;
  /** The upstream's time of the participant, ISO 8601. */
  asOf: string;
}

/** The metrics of a participant from their first joining to what is known of them. */
export function MetricsOfParticipant(props: MetricsOfParticipantProps) {
  const { connection, stageId, participantId, firstJoin, lastEvent, isConnected, asOf } = props;
  const until = isConnected ? asOf : lastEvent;
  if (firstJoin === undefined || until === undefined) return null;
  const from = Date.parse(firstJoin);
  return (
    <Suspense
      fallback={
        <Panel title="Metrics">
          <Skeleton className="m-4 h-88" />
        </Panel>
      }
    >
      <ParticipantMetrics
        title="Metrics"
        connection={connection}
        stageId={stageId}
        participantId={participantId}
        from={from}
        knownUntil={Math.max(Date.parse(until), from)}
      />
    </Suspense>
  );
}
