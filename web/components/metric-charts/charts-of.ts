import type { MetricSeries, MetricSeriesSet } from '#shared/metrics/contract.ts';
import { METRIC_UNITS, type MetricName, type MetricUnit } from '#shared/metrics/metric-names.ts';

/** How a line is told from the others of its chart: by colour and by its dashes, and by name. */
export type LineLook = 'first' | 'second' | 'third' | 'fourth';
const LOOKS: readonly LineLook[] = ['first', 'second', 'third', 'fourth'];

export interface ChartLine {
  name: string;
  look: LineLook;
  /** One for each period; null where nothing was measured. */
  values: readonly (number | null)[];
}

export interface MetricChart {
  id: string;
  title: string;
  unit: MetricUnit;
  lines: readonly ChartLine[];
  /** What it shows, or why it shows nothing. */
  note: string;
}

interface Plan {
  id: string;
  title: string;
  metrics: readonly MetricName[];
  note: string;
  /** In place of the note where nothing was measured. */
  none: string;
}

const RECEIVED_NONE =
  'Nothing was measured: of one participant the way down is measured only while it publishes and receives.';

const STAGE_PLANS: readonly Plan[] = [
  {
    id: 'people',
    title: 'People',
    metrics: ['Publishers', 'Subscribers'],
    note: 'The most in each period. Who publishes and receives counts in both.',
    none: 'Nobody was counted.',
  },
  {
    id: 'bitrate',
    title: 'Bitrate',
    metrics: ['PublishBitrate', 'SubscribeBitrate'],
    note: 'Average of everybody who sends, and of everybody who receives. What is sent includes retransmissions.',
    none: 'Nothing was sent or received.',
  },
  {
    id: 'loss',
    title: 'Packet loss',
    metrics: ['DownloadPacketLoss'],
    note: 'On the way down, of everybody who receives.',
    none: 'Nothing was received.',
  },
  {
    id: 'dropped',
    title: 'Dropped frames',
    metrics: ['DroppedFrames'],
    note: 'By the devices of everybody who receives.',
    none: 'Nothing was received.',
  },
];

const PARTICIPANT_PLANS: readonly Plan[] = [
  {
    id: 'sent',
    title: 'Sent',
    metrics: ['PublishBitrate'],
    note: 'Average of each stream, with retransmissions.',
    none: 'Nothing was sent.',
  },
  {
    id: 'frames',
    title: 'Frame rate',
    metrics: ['PublishFramerate'],
    note: 'Of the video that is sent.',
    none: 'No video was sent.',
  },
  {
    id: 'resolution',
    title: 'Resolution',
    metrics: ['PublishResolution'],
    note: 'The smaller of width and height of each video that is sent.',
    none: 'No video was sent.',
  },
  {
    id: 'received',
    title: 'Received',
    metrics: ['SubscribeBitrate'],
    note: 'Of all others together.',
    none: RECEIVED_NONE,
  },
  {
    id: 'down-loss',
    title: 'Packet loss',
    metrics: ['DownloadPacketLoss'],
    note: 'On the way down.',
    none: RECEIVED_NONE,
  },
  {
    id: 'down-dropped',
    title: 'Dropped frames',
    metrics: ['DroppedFrames'],
    note: 'By the device that receives.',
    none: RECEIVED_NONE,
  },
];

/** The charts of a stage as a whole. */
export function stageCharts(set: MetricSeriesSet): MetricChart[] {
  return STAGE_PLANS.map((plan) => chartOf(plan, set.series, stageLineName));
}

/** The charts of one participant. Layers of which nothing was measured have no line. */
export function participantCharts(set: MetricSeriesSet, participantId: string): MetricChart[] {
  const series = set.series.filter((one) => one.participantId === participantId);
  return PARTICIPANT_PLANS.map((plan) => chartOf(plan, series, participantLineName));
}

function chartOf(
  { id, title, metrics, note, none }: Plan,
  series: readonly MetricSeries[],
  nameOf: (one: MetricSeries) => string,
): MetricChart {
  const shown = series.filter(
    ({ metric, values }) => metrics.includes(metric) && values.some((value) => value !== null),
  );
  const [metric] = metrics;
  return {
    id,
    title,
    unit: metric === undefined ? 'people' : METRIC_UNITS[metric],
    lines: shown.map((one, index) => ({
      name: nameOf(one),
      look: LOOKS[index % LOOKS.length] ?? 'first',
      values: one.values,
    })),
    note: shown.length === 0 ? none : note,
  };
}

const STAGE_NAMES: Partial<Record<MetricName, string>> = {
  Publishers: 'Publishers',
  Subscribers: 'Subscribers',
  PublishBitrate: 'Sent',
  SubscribeBitrate: 'Received',
};

function stageLineName({ metric, statistic }: MetricSeries): string {
  return STAGE_NAMES[metric] ?? (statistic === 'Maximum' ? 'Worst' : 'Average');
}

const LAYER_NAMES = { hi: 'Video, high', mid: 'Video, middle', low: 'Video, low', none: 'Video' } as const;

function participantLineName({ metric, mediaType, layer }: MetricSeries): string {
  if (mediaType === 'audio') return 'Audio';
  if (mediaType === 'video') return LAYER_NAMES[layer ?? 'none'];
  return metric === 'PublishFramerate' ? 'Video' : 'Average';
}
