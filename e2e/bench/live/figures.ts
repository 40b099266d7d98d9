import { once } from 'node:events';

/** `p50 1 · p95 2 · max 3`, in milliseconds. */
export function quantiles(times: readonly number[], at: readonly number[] = [50, 95, 99]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const value = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor((share / 100) * sorted.length))] ?? NaN;
  return [...at.map((share) => `p${share} ${value(share).toFixed(0)}`), `max ${value(100).toFixed(0)}`].join(
    ' · ',
  );
}

/** How long something is measured, in milliseconds. */
export async function rest(ms: number): Promise<void> {
  await once(AbortSignal.timeout(Math.round(ms)), 'abort');
}
