import type { metrics } from '#shared/metrics/contract.ts';
import { PARTICIPANT_SERIES, STAGE_SERIES, type WantedSeries } from '#shared/metrics/metric-names.ts';
import type { SeriesQuestion } from '#server/aws/cloudwatch/read-series.ts';
import type { Upstream } from '#server/aws/upstream.ts';
import { badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

/** A line that is asked for, of the stage or of one participant. */
interface Line extends WantedSeries {
  participantId?: string;
}

export const metricsHandlers: ContractHandlers<typeof metrics> = {
  async stage({ connection, stageId, from, to }, context) {
    return linesOf(context.upstream(connection), stageId, STAGE_SERIES, { from, to });
  },

  async participants({ connection, stageId, participants, from, to }, context) {
    const ids = [...new Set(participants.split(','))];
    const lines = ids.flatMap((participantId) =>
      PARTICIPANT_SERIES.map((wanted): Line => ({ ...wanted, participantId })),
    );
    return linesOf(context.upstream(connection), stageId, lines, { from, to });
  },
};

async function linesOf(
  upstream: Upstream,
  stageId: string,
  lines: readonly Line[],
  asked: { from: string; to: string },
) {
  const span = { from: Date.parse(asked.from), to: Date.parse(asked.to) };
  if (span.from >= span.to)
    throw badRequest([{ path: 'query.to', message: 'must be later than query.from' }]);
  const { window, values, asOf } = await upstream.measure(
    lines.map((line) => questionOf(stageId, line)),
    span,
  );
  const shown = window ?? { ...span, period: 60 };
  return {
    item: {
      from: new Date(shown.from).toISOString(),
      to: new Date(shown.to).toISOString(),
      period: shown.period,
      series: lines.map((line, index) => ({ ...line, values: [...(values[index] ?? [])] })),
      tooOld: window === undefined,
    },
    asOf,
  };
}

/** The dimensions of a line, as the service sends its metric. */
function questionOf(stageId: string, line: Line): SeriesQuestion {
  const { metric, statistic, participantId, mediaType, layer } = line;
  return {
    metric,
    statistic,
    dimensions: {
      Stage: stageId,
      ...(participantId === undefined ? {} : { Participant: participantId }),
      ...(mediaType === undefined ? {} : { MediaType: mediaType }),
      ...(layer === undefined ? {} : { SimulcastLayer: layer }),
    },
  };
}
