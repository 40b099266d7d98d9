import type { ReactNode } from 'react';
import { metrics } from '#shared/metrics/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { stageCharts } from './charts-of.ts';
import { MetricsPanel, type SharedAxis } from './metrics-panel.tsx';
import { metricSpan, useSteadySet } from './use-metric-set.ts';

interface StageMetricsProps {
  title: string;
  connection: string;
  stageId: string;
  /** Milliseconds since the epoch. */
  from: number;
  /** The end, or up to when it is known. */
  knownUntil: number;
  axis?: SharedAxis | undefined;
  /** Above the charts: of whom there are more. */
  choice?: ReactNode;
}

/** What CloudWatch has measured of a stage over a stretch of time. */
export function StageMetrics(props: StageMetricsProps) {
  const { title, connection, stageId, from, knownUntil, axis, choice } = props;
  const load = useItem(metrics.stage, { connection, stageId, ...metricSpan(from, knownUntil) });
  const steady = useSteadySet(load, `${stageId} ${from}`);
  return (
    <MetricsPanel
      title={title}
      of="this stage"
      load={steady}
      endpoint={metrics.stage}
      chartsOf={stageCharts}
      knownUntil={knownUntil}
      axis={axis}
      choice={choice}
    />
  );
}
