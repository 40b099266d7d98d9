import type { MetricUnit } from '#shared/metrics/metric-names.ts';

/** The axis of values: from 0 to `top`, with a line at each of `ticks`. */
export interface ValueAxis {
  top: number;
  ticks: readonly number[];
}

/** What people count in; of bits and people alike. */
const STEPS = [1, 2, 2.5, 5, 10] as const;

/** The least that an axis reaches, so that a tenth of a per cent is not drawn as a cliff. */
const LEAST_TOP: Readonly<Record<MetricUnit, number>> = {
  people: 4,
  connections: 4,
  percent: 2,
  'bits-per-second': 100_000,
  'frames-per-second': 30,
  lines: 360,
};

const TICKS = 2;

/** An axis that holds all values. They begin at 0: of none of these a part of the range tells more than the whole. */
export function valueAxis(values: Iterable<number>, unit: MetricUnit): ValueAxis {
  let most = LEAST_TOP[unit];
  for (const value of values) if (value > most) most = value;
  const step = roundUp(most / TICKS);
  return { top: step * TICKS, ticks: Array.from({ length: TICKS }, (_, index) => step * (index + 1)) };
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = STEPS.find((one) => one * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}
