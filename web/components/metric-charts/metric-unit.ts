import type { MetricUnit } from '#shared/metrics/metric-names.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const two = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** How a unit is called beside a chart. */
export const UNIT_WORDS: Readonly<Record<MetricUnit, string>> = {
  people: 'at a time',
  connections: 'connections',
  percent: 'per cent',
  'bits-per-second': 'bit/s',
  'frames-per-second': 'frames a second',
  lines: 'lines',
};

/** A value with its unit, as short as it can be read: `1.84 Mbit/s`, `0.4 %`, `27 fps`, `720p`, `5`. */
export function valueWords(value: number, unit: MetricUnit): string {
  switch (unit) {
    case 'people':
    case 'connections':
      return one.format(value);
    case 'percent':
      return `${two.format(value)} %`;
    case 'bits-per-second':
      if (value >= 1_000_000) return `${two.format(value / 1_000_000)} Mbit/s`;
      return value >= 1_000 ? `${whole.format(value / 1_000)} kbit/s` : `${whole.format(value)} bit/s`;
    case 'frames-per-second':
      return `${one.format(value)} fps`;
    case 'lines':
      return `${whole.format(value)}p`;
  }
}
