import type { ChartLine } from './charts-of.ts';
import { valueWords } from './metric-unit.ts';
import type { MetricUnit } from '#shared/metrics/metric-names.ts';

/**
 * What a line says, beside its chart and to whoever hears it.
 * @param read the period that is read, by its place; without it the last that was measured of this line
 */
export function valueAt({ values }: ChartLine, read: number | undefined, unit: MetricUnit): string {
  const value = read === undefined ? values.findLast((one) => one !== null) : values[read];
  return value === null || value === undefined ? 'not measured' : valueWords(value, unit);
}
