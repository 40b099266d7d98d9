import type { World } from '#server/emulator/state/world.ts';
import type { Perform } from '../wire/answered-service.ts';
import { ServiceError } from '../wire/service-error.ts';
import { type MetricDataInput, metricDataInput, readInput } from './metric-inputs.ts';
import { EMITTED, NAMESPACE } from './metric-names.ts';
import { samplerOf } from './samples.ts';
import { dataPoints, type DataPoint } from './statistics.ts';
import type { Troubles } from './trouble.ts';

type Query = MetricDataInput['MetricDataQueries'][number];

/** A page ends within a series where the data points of one page are used up. */
interface Place {
  query: number;
  point: number;
}

/** GetMetricData over the world as it is at the time of the call. */
export const getMetricData =
  (world: () => World, troubles: Troubles): Perform =>
  (given) => {
    const input = readInput(metricDataInput, given);
    const queries = input.MetricDataQueries.filter(({ ReturnData }) => ReturnData);
    const place = placeIn(input.NextToken, queries.length);
    let left = input.MaxDatapoints;
    const results: object[] = [];
    let next: Place | undefined;
    for (let index = place.query; index < queries.length; index += 1) {
      const query = queries[index];
      if (!query) break;
      if (left === 0) {
        next = { query: index, point: 0 };
        break;
      }
      const all = pointsOf(world(), input, query, troubles);
      const from = index === place.query ? place.point : 0;
      const points = all.slice(from, from + left);
      left -= points.length;
      const whole = from + points.length === all.length;
      results.push(result(query, points, whole));
      if (!whole) {
        next = { query: index, point: from + points.length };
        break;
      }
    }
    return { MetricDataResults: results, Messages: [], ...(next ? { NextToken: tokenOf(next) } : {}) };
  };

function pointsOf(world: World, input: MetricDataInput, query: Query, troubles: Troubles): DataPoint[] {
  const { Metric, Period, Stat, Unit } = query.MetricStat;
  const dimensions = Object.fromEntries(Metric.Dimensions.map(({ Name, Value }) => [Name, Value]));
  const metric = { name: Metric.MetricName, dimensions };
  if (Metric.Namespace !== NAMESPACE) return [];
  // Data of another unit than was asked for is none.
  if (Unit !== undefined && Unit !== EMITTED[metric.name]?.unit) return [];
  const span = { from: input.StartTime * 1_000, to: input.EndTime * 1_000 };
  const sampled = { ...span, from: Math.floor(span.from / (Period * 1_000)) * Period * 1_000 };
  const sampler = samplerOf(world, metric, sampled, troubles);
  const points = dataPoints(sampler, span, Period, Stat, world.clock.now());
  return input.ScanBy === 'TimestampAscending' ? points : points.toReversed();
}

function result({ Id, Label, MetricStat }: Query, points: readonly DataPoint[], whole: boolean): object {
  return {
    Id,
    Label: Label ?? MetricStat.Metric.MetricName,
    Timestamps: points.map(({ second }) => second),
    Values: points.map(({ value }) => value),
    StatusCode: whole ? 'Complete' : 'PartialData',
  };
}

function tokenOf({ query, point }: Place): string {
  return Buffer.from(`${query}.${point}`).toString('base64url');
}

function placeIn(token: string | undefined, queries: number): Place {
  if (token === undefined) return { query: 0, point: 0 };
  const [, query, point] =
    /^(\d{1,3})\.(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('latin1')) ?? [];
  if (query === undefined || point === undefined || Number(query) >= queries)
    throw new ServiceError('InvalidNextToken', 'The next token specified is invalid.');
  return { query: Number(query), point: Number(point) };
}
