/**
 * The metrics that IVS Real-Time sends to CloudWatch, in the namespace `AWS/IVSRealTime` (User Guide, "Monitoring Amazon IVS
 * Real-Time Streaming"). Statistics of all: Average, Maximum, Minimum. How often it sends, how late, and for how long it is
 * kept is not stated for it; CloudWatch's own rules are in `period.ts`.
 */
export const METRIC_NAMESPACE = 'AWS/IVSRealTime';

export type MetricUnit =
  'people' | 'connections' | 'percent' | 'bits-per-second' | 'frames-per-second' | 'lines';

export const METRIC_UNITS = {
  ConcurrentPublishers: 'people',
  ConcurrentSubscriptions: 'connections',
  Publishers: 'people',
  Subscribers: 'people',
  PublishBitrate: 'bits-per-second',
  PublishFramerate: 'frames-per-second',
  /** The smaller of width and height. */
  PublishResolution: 'lines',
  SubscribeBitrate: 'bits-per-second',
  DownloadPacketLoss: 'percent',
  DroppedFrames: 'percent',
} as const satisfies Record<string, MetricUnit>;
export type MetricName = keyof typeof METRIC_UNITS;
export const METRIC_NAMES = Object.keys(METRIC_UNITS) as [MetricName, ...MetricName[]];

export const METRIC_STATISTICS = ['Average', 'Maximum', 'Minimum'] as const;
export type MetricStatistic = (typeof METRIC_STATISTICS)[number];

export const MEDIA_TYPES = ['video', 'audio'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/**
 * The layers of a video; `none` is one without simulcast, and audio. One page of AWS still calls that `disabled`; its history
 * says that this became `none` in June 2025.
 */
export const SIMULCAST_LAYERS = ['hi', 'mid', 'low', 'none'] as const;
export type SimulcastLayer = (typeof SIMULCAST_LAYERS)[number];

/** One line of a chart, as it is asked for. */
export interface WantedSeries {
  metric: MetricName;
  statistic: MetricStatistic;
  mediaType?: MediaType;
  layer?: SimulcastLayer;
}

/** What is measured of a stage as a whole. */
export const STAGE_SERIES: readonly WantedSeries[] = [
  { metric: 'Publishers', statistic: 'Maximum' },
  { metric: 'Subscribers', statistic: 'Maximum' },
  { metric: 'PublishBitrate', statistic: 'Average' },
  { metric: 'SubscribeBitrate', statistic: 'Average' },
  { metric: 'DownloadPacketLoss', statistic: 'Average' },
  { metric: 'DownloadPacketLoss', statistic: 'Maximum' },
  { metric: 'DroppedFrames', statistic: 'Average' },
  { metric: 'DroppedFrames', statistic: 'Maximum' },
];

/** What is measured of one participant; of the way down only while it publishes too. */
export const PARTICIPANT_SERIES: readonly WantedSeries[] = [
  ...SIMULCAST_LAYERS.map(
    (layer) => ({ metric: 'PublishBitrate', statistic: 'Average', mediaType: 'video', layer }) as const,
  ),
  { metric: 'PublishBitrate', statistic: 'Average', mediaType: 'audio', layer: 'none' },
  { metric: 'PublishFramerate', statistic: 'Average' },
  ...SIMULCAST_LAYERS.map(
    (layer) => ({ metric: 'PublishResolution', statistic: 'Maximum', mediaType: 'video', layer }) as const,
  ),
  { metric: 'SubscribeBitrate', statistic: 'Average', mediaType: 'video' },
  { metric: 'SubscribeBitrate', statistic: 'Average', mediaType: 'audio' },
  { metric: 'DownloadPacketLoss', statistic: 'Average' },
  { metric: 'DroppedFrames', statistic: 'Average' },
];

/** What the service does not measure, so that no chart can show it. */
export const NOT_MEASURED: readonly string[] = [
  'Viewers who only receive are measured only together, as part of their stage: of one participant there are packet loss, dropped frames and the bitrate received only while it publishes too.',
  'Nothing is measured of one publisher as one other person received it, nor of compositions, delay or jitter.',
  'Broadcast SDKs older than 1.5 for the web and 1.12 for mobile send no metrics.',
];
