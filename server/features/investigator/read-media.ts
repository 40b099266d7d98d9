import type { Entry, KnownMedia, KnownMetrics } from '#shared/investigator/known.ts';
import {
  PARTICIPANT_SERIES,
  type MediaType,
  type MetricName,
  type WantedSeries,
} from '#shared/metrics/metric-names.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Upstream } from '#server/aws/upstream.ts';

/** Of the resolution the ladder makes nothing. */
const WANTED: readonly WantedSeries[] = PARTICIPANT_SERIES.filter(
  ({ metric }) => metric !== 'PublishResolution',
);

/** Milliseconds on both sides of the instant that are asked for: at least the period that holds it. */
const AROUND_MS = 60_000;

/** Why metrics are none of the answer. Nothing else of it depends on them, so that no failure of theirs is its own. */
function whyNot(error: ApiError): string {
  return error.code === 'aws_access_denied'
    ? 'This connection may not read CloudWatch: it needs cloudwatch:GetMetricData.'
    : `CloudWatch could not be read: ${error.message}`;
}

/**
 * What CloudWatch has measured of these participants in the period that holds the instant, by one call, in a lane of its
 * own beside those of IVS.
 * @param at milliseconds since the epoch
 */
export async function readMedia(
  upstream: Pick<Upstream, 'measure'>,
  entries: readonly Entry[],
  at: number,
): Promise<KnownMetrics | undefined> {
  if (entries.length === 0) return undefined;
  const lines = entries.flatMap(({ stageId, participantId }) =>
    WANTED.map((wanted) => ({ ...wanted, stageId, participantId })),
  );
  try {
    const { window, values } = await upstream.measure(
      lines.map(({ metric, statistic, mediaType, layer, stageId, participantId }) => ({
        metric,
        statistic,
        dimensions: {
          Stage: stageId,
          Participant: participantId,
          ...(mediaType === undefined ? {} : { MediaType: mediaType }),
          ...(layer === undefined ? {} : { SimulcastLayer: layer }),
        },
      })),
      { from: at - AROUND_MS, to: at + AROUND_MS },
    );
    if (window === undefined)
      return { kind: 'missing', why: 'CloudWatch keeps metrics for 455 days, and this was before.' };
    const place = Math.floor((at - window.from) / (window.period * 1_000));
    const measured = lines.flatMap((line, index) => {
      const value = values[index]?.[place];
      return value === null || value === undefined ? [] : [{ ...line, value }];
    });
    const people = Object.fromEntries(
      entries.map(({ participantId }) => [
        participantId,
        mediaOf(measured.filter((one) => one.participantId === participantId)),
      ]),
    );
    return { kind: 'measured', periodSeconds: window.period, people };
  } catch (error) {
    if (error instanceof ApiError) return { kind: 'missing', why: whyNot(error) };
    throw error;
  }
}

interface Value extends WantedSeries {
  value: number;
}

function mediaOf(values: readonly Value[]): KnownMedia {
  const sum = (metric: MetricName, mediaType?: MediaType): number | undefined => {
    const found = values.filter(
      (one) => one.metric === metric && (mediaType === undefined || one.mediaType === mediaType),
    );
    return found.length === 0 ? undefined : found.reduce((total, { value }) => total + value, 0);
  };
  return {
    sentVideo: sum('PublishBitrate', 'video'),
    sentAudio: sum('PublishBitrate', 'audio'),
    framesPerSecond: sum('PublishFramerate'),
    packetLoss: sum('DownloadPacketLoss'),
    droppedFrames: sum('DroppedFrames'),
    receivedVideo: sum('SubscribeBitrate', 'video'),
    receivedAudio: sum('SubscribeBitrate', 'audio'),
  };
}
