import type { ErrorCode } from '#shared/contract/errors.ts';
import type { MetricName } from '#shared/metrics/metric-names.ts';
import { ApiError } from '#server/http/api-error.ts';

/** What CloudWatch says of a line that it has not answered whole (API Reference, MetricDataResult, StatusCode). */
interface Meaning {
  code: ErrorCode;
  says: string;
  advice: string;
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  InternalError: {
    code: 'aws_unavailable',
    says: 'CloudWatch failed to read',
    advice: 'Try again in a moment.',
  },
  Forbidden: {
    code: 'aws_access_denied',
    says: 'CloudWatch does not let this connection read',
    advice: 'Its IAM identity needs cloudwatch:GetMetricData for them.',
  },
};

/** `PartialData` without a further page, and whatever AWS may come to say beside `Complete`. */
const incomplete: Meaning = {
  code: 'aws_invalid_answer',
  says: 'CloudWatch has given only a part of',
  advice: 'Try again.',
};

/**
 * The error that lines without a whole answer make of a question: shown as they came, they would say that nothing was
 * measured, or less than was.
 * @param status that AWS gave each of them
 * @param metrics of each of these lines
 * @param asked how many lines were asked for
 */
export function unfinishedLines(
  status: string,
  metrics: readonly MetricName[],
  asked: number,
  awsRequestId: string | undefined,
): ApiError {
  const { code, says, advice } = MEANINGS[status] ?? incomplete;
  const names = [...new Set(metrics)].join(', ');
  return new ApiError(
    code,
    `${says} ${metrics.length} of ${asked} metrics (GetMetricData, ${status}): ${names}. ${advice}`,
    { awsRequestId },
  );
}
