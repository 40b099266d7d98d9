import { AwsError } from './aws-error.ts';
import type { Delivery } from './delivery.ts';
import type { Answer } from './encode.ts';
import { errorAnswer } from './error-answer.ts';
import type { Verdict } from './faults.ts';

type Fault = NonNullable<Verdict['fault']>;

const JSON_TYPE = { 'content-type': 'application/json' };

/**
 * Decides what the caller gets under a fault.
 * @param carryOut runs the operation and answers as if there were no fault, also with an error; called at most once.
 * @param input of the call.
 */
export const underFault = (
  fault: Fault | undefined,
  carryOut: () => Answer,
  input: object = {},
): Delivery => {
  if (fault === undefined) return whole(carryOut());
  switch (fault.kind) {
    case 'drip':
      return { how: 'drip', answer: carryOut(), bytes: fault.bytes ?? 1, everyMs: fault.ms };
    case 'truncate': {
      const answer = carryOut();
      return {
        how: 'truncate',
        answer,
        bytes: fault.bytes ?? Math.floor(Buffer.byteLength(answer.body) / 2),
      };
    }
    case 'empty':
      return whole({ ...carryOut(), body: '' });
    case 'malformed':
      // A body that lost its last character looks right to the eye and to no parser.
      return whole(changeBody(carryOut(), (body) => body.slice(0, -1)));
    case 'wrong-shape':
      return whole(changeBody(carryOut(), wrongShape));
    case 'body':
      return whole({
        status: fault.status ?? 200,
        headers: { 'content-type': fault.contentType ?? JSON_TYPE['content-type'] },
        body: fault.body,
      });
    case 'padding':
      return whole(changeBody(carryOut(), (body) => body + ' '.repeat(fault.bytes)));
    case 'repeat-page':
      return whole(changeBody(carryOut(), (body) => followedByItself(body, input)));
    case 'metric-status':
      return whole(changeBody(carryOut(), (body) => withStatus(body, fault)));
    case 'throttle':
      return whole(
        errorOf(new AwsError('ThrottlingException', fault.message ?? 'Rate exceeded', fault.status), fault),
      );
    default:
      if (fault.carriedOut === true) carryOut();
      return withoutAnswer(fault);
  }
};

const withoutAnswer = (fault: Extract<Fault, { carriedOut?: boolean | undefined }>): Delivery => {
  switch (fault.kind) {
    case 'hang':
    case 'reset':
      return { how: fault.kind };
    case 'error':
      return whole(
        errorOf(new AwsError(fault.errorType, fault.message ?? 'Ordered by a fault rule.', fault.status), {}),
      );
    case 'status': {
      const body = JSON.stringify({ message: fault.message ?? 'Ordered by a fault rule.' });
      return whole({ status: fault.status, headers: { ...JSON_TYPE, ...retryAfter(fault) }, body });
    }
    case 'html': {
      const status = fault.status ?? 502;
      const body = `<!doctype html><html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`;
      return whole({ status, headers: { 'content-type': 'text/html' }, body });
    }
  }
};

const whole = (answer: Answer): Delivery => ({ how: 'whole', answer });

const errorOf = (error: AwsError, limits: { retryAfterSeconds?: number | undefined }): Answer => {
  const answer = errorAnswer(error, false);
  return { ...answer, headers: { ...answer.headers, ...retryAfter(limits) } };
};

const retryAfter = ({
  retryAfterSeconds,
}: {
  retryAfterSeconds?: number | undefined;
}): Record<string, string> =>
  retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };

const changeBody = (answer: Answer, change: (body: string) => string): Answer => ({
  ...answer,
  body: change(answer.body),
});

/** The first page, which was asked for without a token, leads on as it is. */
const followedByItself = (body: string, input: object): string =>
  JSON.stringify({
    ...(JSON.parse(body) as Record<string, unknown>),
    ...('nextToken' in input && input.nextToken !== undefined ? { nextToken: input.nextToken } : {}),
  });

/** UNCONFIRMED: that a line which could not be read has no points, and of a part the first half. */
const withStatus = (
  body: string,
  { statusCode, metrics }: Extract<Fault, { kind: 'metric-status' }>,
): string => {
  const { MetricDataResults: lines = [], ...rest } = JSON.parse(body) as { MetricDataResults?: MetricLine[] };
  const change = (line: MetricLine): MetricLine => {
    // The label is the metric's name, where the caller gives none of its own.
    if (metrics?.includes(line.Label) === false) return line;
    const left = statusCode === 'PartialData' ? Math.floor(line.Values.length / 2) : 0;
    return {
      ...line,
      Timestamps: line.Timestamps.slice(0, left),
      Values: line.Values.slice(0, left),
      StatusCode: statusCode,
    };
  };
  return JSON.stringify({ ...rest, MetricDataResults: lines.map(change) });
};

/** A line of GetMetricData, as far as a fault changes it. */
interface MetricLine {
  Label: string;
  Timestamps: number[];
  Values: number[];
  StatusCode: string;
}

/** The same members with values of other JSON types. */
const wrongShape = (body: string): string => {
  const members = Object.entries(JSON.parse(body) as Record<string, unknown>);
  return JSON.stringify(Object.fromEntries(members.map(([name, value]) => [name, otherType(value)])));
};

const otherType = (value: unknown): unknown => {
  if (Array.isArray(value)) return { unexpected: 'an object where a list belongs' };
  if (typeof value === 'string') return 42;
  return 'a string where something else belongs';
};
