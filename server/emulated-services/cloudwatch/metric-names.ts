/**
 * What IVS Real-Time sends to CloudWatch (User Guide, "Monitoring Amazon IVS Real-Time Streaming"), as far as it is played:
 * the sets of dimensions without Platform, SDKVersion and SubscriberCountryCode.
 */
export const NAMESPACE = 'AWS/IVSRealTime';

/** A metric with its unit and the sets of dimensions that it comes with; the empty set is the whole Region. */
export interface EmittedMetric {
  unit: 'Count' | 'Percent' | 'Bits/Second' | 'Count/Second';
  sets: readonly (readonly string[])[];
}

const RECEIVED = [[], ['Stage'], ['Participant', 'Stage']] as const;
const LAYER = ['MediaType', 'Participant', 'SimulcastLayer', 'Stage'] as const;

/** Names in each set stand in the order of the alphabet. */
export const EMITTED: Readonly<Record<string, EmittedMetric>> = {
  ConcurrentPublishers: { unit: 'Count', sets: [[]] },
  ConcurrentSubscriptions: { unit: 'Count', sets: [[]] },
  Publishers: { unit: 'Count', sets: [['Stage']] },
  Subscribers: { unit: 'Count', sets: [['Stage']] },
  DownloadPacketLoss: { unit: 'Percent', sets: RECEIVED },
  DroppedFrames: { unit: 'Percent', sets: RECEIVED },
  SubscribeBitrate: { unit: 'Bits/Second', sets: [[], ['Stage'], ['MediaType', 'Participant', 'Stage']] },
  PublishBitrate: { unit: 'Bits/Second', sets: [[], ['Stage'], LAYER] },
  PublishFramerate: { unit: 'Count/Second', sets: [['Participant', 'Stage'], LAYER] },
  PublishResolution: { unit: 'Count', sets: [LAYER] },
};

export type Dimensions = Readonly<Record<string, string>>;

/** A metric as a query names it. */
export interface MetricName {
  name: string;
  dimensions: Dimensions;
}

/** Whether the service sends a metric with exactly these dimensions. */
export function isEmitted({ name, dimensions }: MetricName): boolean {
  const names = Object.keys(dimensions).toSorted().join();
  return EMITTED[name]?.sets.some((set) => set.join() === names) ?? false;
}
