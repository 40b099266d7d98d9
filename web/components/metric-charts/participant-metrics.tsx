import { metrics } from '#shared/metrics/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { participantCharts } from './charts-of.ts';
import { MetricsPanel, type SharedAxis } from './metrics-panel.tsx';
import { metricSpan, useSteadySet } from './use-metric-set.ts';

interface ParticipantMetricsProps {
  title: string;
  connection: string;
  stageId: string;
  participantId: string;
  /** Milliseconds since the epoch. */
  from: number;
  /** The end, or up to when it is known. */
  knownUntil: number;
  axis?: SharedAxis | undefined;
}

/** What CloudWatch has measured of one participant: of what they send, and of what they receive while they send. */
export function ParticipantMetrics(props: ParticipantMetricsProps) {
  const { title, connection, stageId, participantId, from, knownUntil, axis } = props;
  const load = useItem(metrics.participants, {
    connection,
    stageId,
    participants: participantId,
    ...metricSpan(from, knownUntil),
  });
  const steady = useSteadySet(load, `${stageId} ${participantId} ${from}`);
  return (
    <MetricsPanel
      title={title}
      of="this participant"
      load={steady}
      endpoint={metrics.participants}
      chartsOf={(set) => participantCharts(set, participantId)}
      knownUntil={knownUntil}
      axis={axis}
    />
  );
}
