import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { METRIC_NAMESPACE, type MetricName, type MetricStatistic } from '#shared/metrics/metric-names.ts';
import { type MetricWindow, periodsIn } from '#shared/metrics/period.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Received } from '../send-command.ts';
import type { MetricMemory, SeriesKey } from './metric-memory.ts';
import type { MetricShapes } from './metric-types.ts';
import { unfinishedLines } from './unfinished-lines.ts';

/** A metric with its dimensions, by their names. */
export interface SeriesQuestion {
  metric: MetricName;
  statistic: MetricStatistic;
  dimensions: Readonly<Record<string, string>>;
}

/** The values of each question, in its order: one a period, null where nothing was measured; empty for none at all. */
export interface SeriesAnswer {
  values: readonly (readonly (number | null)[])[];
  /** The upstream's time of the oldest of them. */
  asOf: Date;
  /** The upstream's time when it was asked; undefined where all came from memory. */
  askedAt: Date | undefined;
}

/** Queries that one call takes (CloudWatch API Reference, GetMetricData). */
const QUERIES_A_CALL = 500;

/** Sends one call in the connection's budget. */
export type AskMetrics = (
  input: MetricShapes['GetMetricData']['input'],
) => Promise<Received<MetricShapes['GetMetricData']['output']>>;

export interface SeriesReading {
  ask: AskMetrics;
  /** Without one every question goes to AWS. */
  memory: MetricMemory | undefined;
  /** How old an answer may be that may still change, in milliseconds; as long as its period unless given. */
  mostMs?: number | undefined;
}

/**
 * Reads lines over a window: from memory what is good, the others in as few calls as they fit into, with all their pages.
 * @throws {ApiError} as `ask`; `aws_invalid_answer` for pages that never end or values without their times; as
 *   `unfinishedLines` where AWS has not answered some of them whole: those are not held, the others are
 */
export async function readSeries(
  { ask, memory, mostMs }: SeriesReading,
  questions: readonly SeriesQuestion[],
  window: MetricWindow,
): Promise<SeriesAnswer> {
  const keys = questions.map((question) => keyOf(question, window));
  const found = keys.map((key) => memory?.get(key, mostMs));
  const missing = [...questions.keys()].filter((index) => found[index] === undefined);
  const values = found.map((held): readonly (number | null)[] => held?.values ?? []);
  let askedAt: Date | undefined;
  let asOf = found.reduce<Date | undefined>((oldest, held) => earlier(oldest, held?.asOf), undefined);
  const batches: number[][] = [];
  for (let at = 0; at < missing.length; at += QUERIES_A_CALL)
    batches.push(missing.slice(at, at + QUERIES_A_CALL));
  for (const batch of batches) {
    // One after the other: what a page shows first is in the first.
    const read = await readBatch(ask, batch, questions, window);
    askedAt = read.asOf;
    asOf = earlier(asOf, read.asOf);
    for (const index of batch) {
      if (read.unfinished.has(index)) continue;
      const line = read.lines.get(index) ?? [];
      values[index] = line;
      const key = keys[index];
      if (key) memory?.keep(key, line, read.asOf);
    }
    refuseUnfinished(read, questions, batch.length);
  }
  return { values, asOf: asOf ?? new Date(), askedAt };
}

/** What the calls for one batch have brought, by the indices of their questions. */
interface BatchRead {
  lines: ReadonlyMap<number, readonly (number | null)[]>;
  /** The last that AWS said of each line that it has not answered whole. */
  unfinished: ReadonlyMap<number, string>;
  asOf: Date;
  awsRequestId: string | undefined;
}

async function readBatch(
  ask: AskMetrics,
  batch: readonly number[],
  questions: readonly SeriesQuestion[],
  window: MetricWindow,
): Promise<BatchRead> {
  const unfinished = new Map<number, string>();
  const lines = new Map<number, (number | null)[]>();
  const queries = batch.flatMap((index) => queryOf(questions[index], index, window));
  const input = {
    MetricDataQueries: queries,
    StartTime: new Date(window.from),
    EndTime: new Date(window.to),
    ScanBy: 'TimestampAscending',
  } as const;
  let token: string | undefined;
  let asOf: Date | undefined;
  let awsRequestId: string | undefined;
  do {
    const answer = await ask({ ...input, ...(token === undefined ? {} : { NextToken: token }) });
    asOf = earlier(asOf, answer.asOf);
    awsRequestId = answer.awsRequestId;
    for (const { Id = '', Timestamps = [], Values = [], StatusCode } of answer.output.MetricDataResults ??
      []) {
      if (Timestamps.length !== Values.length) throw incomplete(answer, `${Id} has values without times`);
      const index = Number(Id.slice(1));
      // What one page has not of a line, a later one may have: only the last word counts.
      if (StatusCode === undefined || StatusCode === 'Complete') unfinished.delete(index);
      else unfinished.set(index, StatusCode);
      if (Values.length === 0) continue;
      // A line may go on over several pages.
      const line = lines.get(index) ?? Array.from({ length: periodsIn(window) }, () => null);
      lines.set(index, line);
      for (const [place, at] of Timestamps.entries()) {
        const period = Math.floor((at.getTime() - window.from) / (window.period * 1_000));
        if (period >= 0 && period < line.length) line[period] = Values[place] ?? null;
      }
    }
    const next = answer.output.NextToken || undefined;
    if (next !== undefined && next === token)
      throw incomplete(answer, 'a page says that it is followed by itself');
    token = next;
  } while (token !== undefined);
  return { lines, unfinished, asOf, awsRequestId };
}

function refuseUnfinished(
  { unfinished, awsRequestId }: BatchRead,
  questions: readonly SeriesQuestion[],
  asked: number,
): void {
  const [status] = unfinished.values();
  if (status === undefined) return;
  const alike = [...unfinished].filter(([, one]) => one === status);
  const metrics = alike.flatMap(([index]) => questions[index]?.metric ?? []);
  throw unfinishedLines(status, metrics, asked, awsRequestId);
}

function queryOf(
  question: SeriesQuestion | undefined,
  index: number,
  { period }: MetricWindow,
): MetricDataQuery[] {
  if (question === undefined) return [];
  const { metric, statistic, dimensions } = question;
  return [
    {
      Id: `m${index}`,
      MetricStat: {
        Metric: {
          Namespace: METRIC_NAMESPACE,
          MetricName: metric,
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        Period: period,
        Stat: statistic,
      },
    },
  ];
}

function keyOf({ metric, statistic, dimensions }: SeriesQuestion, window: MetricWindow): SeriesKey {
  const { from, to, period } = window;
  return { text: JSON.stringify([metric, statistic, dimensions, from, to, period]), to, period };
}

function earlier(one: Date | undefined, other: Date): Date;
function earlier(one: Date | undefined, other: Date | undefined): Date | undefined;
function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

function incomplete({ awsRequestId }: { awsRequestId: string | undefined }, gap: string): ApiError {
  return new ApiError(
    'aws_invalid_answer',
    `The answer of AWS to GetMetricData is not complete: ${gap}. Try again. AWS Support can look it up by the AWS request id.`,
    { awsRequestId },
  );
}
