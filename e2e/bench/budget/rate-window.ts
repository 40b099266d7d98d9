import type { RunningConsole } from '#server/testing/start-console.ts';

type Call = ReturnType<RunningConsole['emulator']['calls']['list']>[number];

/** When calls of an operation reached the emulator, in milliseconds; its clock has to run. */
export function arrivals(running: RunningConsole, operation: Call['operation']): number[] {
  return running.emulator.calls.list({ operation }).map(({ at }) => Date.parse(at));
}

/** The most that came within any window of that length. */
export function mostWithin(moments: readonly number[], windowMs: number): number {
  let most = 0;
  let first = 0;
  moments.forEach((at, index) => {
    while (at - (moments[first] ?? at) >= windowMs) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

/** The value below which such a part of all lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
